import { type ActPattern, words } from './acts.ts';

const P = '(?:(?:each|all|both|one|two|three|every one) of )?@[pt]';
const OF = "(?: 's)?";
const MEANS =
  'access|rights|login|admin|accounts?|permissions?|desk|seat|time|hours?|days?|weeks?|mornings?|afternoons?|evenings?|room|space|feedback|notes|criteria|checklist|template|examples?|support|coaching|training|practice|cover|backing|protection|introductions?|data|logs?|figures|numbers|book|guide|script|promise|slots?|contacts?|budget|money|tools?|visibility|exposure|context|mentor|coach|course|licence|sponsor|tutor|targets?|goals?|expectations|standard|bar|rehearsals?|sheets?|manual|recordings?|drawings?|recipe|map';

/** What is given without helping: "the sack", "credit", "a call". */
const GESTURE =
  'chance|choice|benefit|news|reasons?|credit|option|impression|answer|boot|message|link|lift|hand|truth|feeling|idea|instructions?|orders?|tasks?|look|shout|e?-?mails?|texts?|letter|card|invoice|bill|reminder|nudge|bollocking|telling-off|deadline|piece of|notice';

/** The ways to enable: practice and feedback, access, time and cover, criteria. */
export const WAYS: readonly ActPattern[] = [
  {
    verbs: words(
      'coach mentor train teach tutor sponsor free protect shield debrief prepare prep upskill induct onboard',
    ),
    next: new RegExp(`^(?:up |also )?(?:\\S+ ){0,2}?${P}`),
  },
  {
    verbs: words('meet'),
    next: new RegExp(
      `^(?:up )?(?:with )?${P} (?:every|each|weekly|once|twice|daily|on \\w+days?)\\b`,
    ),
  },
  {
    verbs: words('practise practice rehearse role-play walk'),
    next: new RegExp(`^(?:\\S+ ){0,6}?with ${P}`),
  },
  {
    verbs: words('tell'),
    next: new RegExp(
      `^${P} (?:straight|honestly|plainly|openly|the truth|after each|after every)\\b`,
    ),
  },
  {
    verbs: words('tell'),
    next: new RegExp(
      `^${P} (?:\\S+ ){0,5}?(?:where|what|which|how|why) @p (?:have|would|do|get|can|be|could|\\w+ed)\\b|^${P} (?:exactly )?(?:what|how) (?:\\S+ ){0,4}?(?:good|enough|done|ready|look (?:for|like)|pass)\\b`,
    ),
  },
  {
    verbs: words('give get buy lend bring leave pay fetch hand send write make print record'),
    next: new RegExp(
      `^${P}${OF} (?!(?:\\S+ ){0,3}(?:${GESTURE}|call|decision|job|contract|sack|warning|ring|lot)\\b)(?:my|an?|one|two|three|four|five|six|half|some|time|all my|the first|\\d+|extra|more|access|paid|full access|training|cover|help) (?!day 's)\\S+(?! (?:and|to) (?:say|tell))`,
    ),
  },
  {
    verbs: words('have get make let'),
    next: new RegExp(
      `^${P} (?:\\S+ )?(?:play|replay|rehearse|talk|walk|read|watch|listen|sit|drive|ride|shadow|draft|teach|repeat|practi[sc]e|try|down|in the room|in on|alongside|beside|next to|with me)\\b`,
    ),
  },
  {
    verbs: words('take bring drive'),
    next: new RegExp(
      `^${P} (?:\\S+ ){0,2}?(?:with me|along|round|around|to (?!(?:task|court|one side|the cleaners)\\b)|through|out (?:to|on|with)|into)\\b`,
    ),
  },
  {
    verbs: words('take spend use'),
    next: new RegExp(
      `^(?:\\S+ ){1,5}?(?:to|on) (?:review|go through|coach|teach|read|rehearse|practi[sc]e|mark|correct) (?:\\S+ )?${P}`,
    ),
  },
  {
    verbs: words('tell'),
    next: new RegExp(
      `^(?:@\\w|\\S+|the \\S+) to (?:ring|ask|call|phone|go to|come to|speak to|talk to|deal with|write to) ${P}(?= |$)`,
    ),
  },
  {
    verbs: words('pay'),
    next: new RegExp(`^(?:\\S+ ){0,2}?for ${P}|^for @p 's`),
  },
  {
    verbs: words('sit play stand'),
    next: new RegExp(
      `^(?:(?!up\\b|till\\b)\\S+ ){0,4}?(?:with|behind|beside|next to|in on|in with) ${P}`,
    ),
  },
  {
    verbs: words(
      'negotiate secure win arrange obtain organize organise buy find fund get book clear open borrow',
    ),
    next: new RegExp(
      `^(?:(?!it\\b|that\\b|them\\b|@)\\S+ )(?:\\S+ ){0,6}?for ${P}(?= |$)(?! to\\b)|^${P} (?:an? |the |some )`,
    ),
  },
  { verbs: words('play'), next: new RegExp(`^for ${P}`) },
  { verbs: words('make arrange'), next: new RegExp(`^(?:sure )?that ${P} (?:can|could)\\b`) },
  {
    verbs: words('write draw agree'),
    next: new RegExp(`^(?:(?:out|down|through|up) )?(?:together )?with ${P}`),
  },
  { verbs: words('keep hold clear'), next: new RegExp(`^${P} 's \\S+ (?:clear|free|open)\\b`) },
  {
    verbs: words('tell ask'),
    next: new RegExp(
      `^(?:@\\w|the \\S+) to (?:leave|let) ${P} (?:alone|be|get on|in peace|work)\\b`,
    ),
  },
  {
    verbs: words('make'),
    next: new RegExp(`^sure (?:that )?${P} (?:have|get|can|could|know|be (?:in|at|on|invite))\\b`),
  },
  { verbs: words('provide'), next: new RegExp(`^${P} with\\b|^(?:\\S+ ){1,5}?(?:to|for) ${P}`) },
  { verbs: words('unblock'), next: new RegExp(`^${P}`) },
  { verbs: words('model demonstrate'), next: new RegExp(`^(?:\\S+ ){1,5}?(?:for|to) ${P}`) },
  { verbs: words('explain'), next: new RegExp(`^to ${P} (?:how|why|what|where|when)\\b`) },
  { verbs: words('clear relieve excuse release'), next: new RegExp(`^${P} (?:of|from)\\b`) },
  { verbs: words('lend'), next: new RegExp(`^${P}`) },
  {
    verbs: words('make let have'),
    next: new RegExp(
      `^${P} (?:talk|walk|explain|present|practise|practice|rehearse|try|show|run|lead)\\b`,
    ),
  },
  {
    verbs: words('show'),
    next: new RegExp(
      `^${P}${OF} (?:(?!@\\w|say\\b)\\S+ ){0,8}?(?:how|what|where|which|why|when|the)\\b`,
    ),
  },
  { verbs: words('walk talk take lead'), next: new RegExp(`^${P} (?:\\S+ )?through`) },
  {
    verbs: words('pair match buddy partner'),
    next: new RegExp(`^(?:up )?(?:\\S+ ){0,3}?(?:with )?${P}`),
  },
  {
    verbs: words('sit'),
    next: new RegExp(
      `^(?:down |in )?(?:(?!up)\\S+ )?(?:with|beside|next to|alongside|behind|between|on) ${P}`,
    ),
  },
  {
    verbs: words('spend'),
    next: new RegExp(
      `^(?:\\S+ ){1,6}?(?:with|beside|alongside|coaching|teaching|training|showing) ${P}`,
    ),
  },
  {
    verbs: words('practise practice rehearse review go run work meet read listen role-play'),
    next: new RegExp(
      `^(?:through |over |on |to |in )*(?:${P} 's (?:\\S+ ){0,2}?(?:drafts?|work|calls?|plans?|pitch|notes|recordings?|slides|write-ups?|script|reviews?)|(?:\\S+ ){1,7}with ${P})`,
    ),
  },
  {
    verbs: words(
      'give get find buy arrange sort secure win lend offer make set clear keep carve book fund open hold build write',
    ),
    next: new RegExp(
      `^(?:up |out |aside )?(?:${P}${OF} (?:(?!in\\b|into\\b|at\\b|out\\b|and\\b|back\\b)\\S+ ){0,5}?(?:${MEANS})\\b|(?:\\S+ ){0,5}?(?:${MEANS}) (?:\\S+ ){0,4}?(?:for|to|with) ${P})`,
    ),
  },
  {
    verbs: words('get'),
    next: new RegExp(
      `^${P}${OF} (?!to\\b|in |out |up |back |and )(?:(?:an? |the |some |one |two |three |four |\\d+ )(?!.*\\b(?:together|in the|in a|into|round|around)\\b)|into |on )`,
    ),
  },
  {
    verbs: words('clear cover drop take shift lighten cut halve move'),
    next: new RegExp(
      `^(?:for ${P}|(?:\\S+ ){0,2}?${P} 's (?:\\S+ ){0,3}?(?:work|diary|calendar|desk|queue|rounds?|shifts?|load|workload|tickets|plate|backlog|cases|meetings|afternoons?|mornings?|days?|evenings?))`,
    ),
  },
  { verbs: words('sort fix arrange'), next: new RegExp(`^out ${P} 's`) },
  {
    verbs: words('take pull'),
    next: new RegExp(
      `^${P}${OF} (?:\\S+ )?(?:off|out of(?! the (?:room|meeting))|away from|along|with me)\\b`,
    ),
  },
  { verbs: words('have'), next: new RegExp(`^${P} (?:\\S+ )?(?:off|out of|away from)\\b`) },
  {
    verbs: words('talk persuade convince get ask'),
    next: new RegExp(
      `^(?:\\S+ ){1,5}?(?:into|to) (?:let|give|show|take|teach|lend|have|mentor|coach) ${P}`,
    ),
  },
  { verbs: words('free'), next: new RegExp(`^up (?:\\S+ ){0,3}${P}`) },
  {
    verbs: words('send'),
    next: new RegExp(`^${P} (?:(?!back|home|away)\\S+ ){0,4}?(?:to|on|out|into|with) `),
  },
  {
    verbs: words('put'),
    next: new RegExp(
      `^${P} (?:\\S+ ){0,2}?(?:with|next to|beside|on an?|on the \\w+ course|through|in touch|in front|in the room|forward|alongside)\\b|^an? (?:\\S+ ){0,6}?(?:with|beside|next to|alongside) ${P}`,
    ),
  },
  { verbs: words('introduce connect'), next: new RegExp(`^${P} (?:\\S+ )?(?:to|with)\\b`) },
  {
    verbs: words('agree define set spell'),
    next: new RegExp(
      `^(?:out |down )?(?:\\S+ ){0,4}?(?:with|for) ${P} (?:\\S+ ){0,3}?(?:what|how|which|when|where|criteria|two|three|four|the|goals|measures)\\b|^(?:out |down )?(?:what|how)(?: \\S+){1,8} (?:with|for) ${P}`,
    ),
  },
  {
    verbs: words('swap pay vouch stick stand speak'),
    next: new RegExp(`^(?:up |in )?(?:for )?(?:\\S+ ){0,3}?(?:for )?${P}(?= |$)`),
  },
  {
    verbs: words('let'),
    next: new RegExp(`^${P} (?:shadow|watch|practise|practice|sit in|rehearse|try|have a go)\\b`),
  },
  {
    verbs: words('keep get hold'),
    next: new RegExp(
      `^@\\w(?: 's)? (?:away from|off|out of) ${P}(?: 's (?:back|way|hair))?(?= |$)`,
    ),
  },
  {
    verbs: words('sign enrol enroll book put'),
    next: new RegExp(
      `^${P} (?:up )?(?:for|on|onto|into) (?:an? |the )?(?:\\S+ ){0,2}?(?:course|class|programme|program|training|workshop)`,
    ),
  },
  {
    verbs: words('take'),
    next: new RegExp(`^${P} (?:with me|along|to (?:the|my|every|each|see))\\b`),
  },
  { verbs: words('go'), next: new RegExp(`^(?:along )?with ${P} to\\b`) },
  { verbs: words('back support'), next: new RegExp(`^${P}(?= |$)`) },
  {
    verbs: words('tell warn promise brief'),
    next: new RegExp(
      `^(?:\\S+ ){0,9}?(?:${P} 's (?:word|call|say|decision|refusal|no) (?:would |will )?(?:go|stand|be)|(?:go|come|ring|call) (?:round|around|past|over) ${P}|if ${P} say)`,
    ),
  },
  {
    verbs: words('have ask get make'),
    next: new RegExp(
      `^(?:\\S+ ){1,5}?(?:give|show|teach|coach|train|walk|brief|mentor|shadow|explain|talk) (?:(?:it |this |that |things )?to )?${P}(?= |$)|^(?:\\S+ ){1,4}?(?:sit|work|pair|go|come|spend) (?:\\S+ ){0,3}?(?:with|beside|round with) ${P}`,
    ),
  },
];
