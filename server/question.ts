/** What the bank marks on its own questions, worked out from the wording of any question. */
interface QuestionKind {
  /** About developing, hiring, succession, a performance call, or being a good employer. */
  people: boolean;
  /** About what lies ahead, with no past event asked for. */
  future: boolean;
}

const raw = String.raw;

function anyOf(words: string): string {
  return `(?:${words.replaceAll(' ', '|')})`;
}

/** Every form of regular verbs: "hire" gives hire, hires, hired and hiring. */
function verbs(bases: string): string {
  return anyOf(bases.replace(/(\w+?)e?(?= |$)/g, '$1(?:e?s?|ed|ing)'));
}

// Verbs
const GROW = raw`(?:${verbs('develop train upskill sponsor promote onboard')}|gr[eo]w(?:n|ing)?|teach(?:ing)?|taught|invest(?:ed|ing)? in|turn(?:ed|ing)? around|buil[dt](?:ing)? up|rais(?:ed?|ing) the (?:level|skills) of)`;
const HIRE = verbs('hire recruit');
const PART = raw`(?:${verbs('fire dismiss demote')}|let(?:ting)? go(?: of)?|part(?:ed|ing)? ways with)`;
const HELP = verbs('help support prepare');
const ADVANCE = raw`(?:grow|develop|improve|succeed|advance|learn|become|get (?:better|ready)|step up|move (?:on|up)|leave|take (?:on|over))\b`;
const STRUGGLE = raw`(?:struggl(?:ed?|ing)|(?:fell|fall|fallen|falling) (?:behind|short)|under ?perform\w*|(?:not|n't|never) (?:\w+ )?(?:perform\w*|meet\w*|deliver\w*|work\w* out|good enough))`;

// Whom
const ROLE = `${anyOf('manager leader lead pm engineer developer analyst designer scientist architect editor buyer supervisor associate assistant apprentice trainee intern graduate junior technician operator driver cook clerk rep nurse teacher successor deputy friend peer candidate')}s?`;
/** A noun that makes a thing of the word before it: an analyst tool, a hire car. */
const THING = raw`(?:\w+ )?${anyOf('app bike boat car company dashboard desk equipment experience feature fee fleet journey marketplace model platform portal product report segment service shop site software system tool van vehicle venue website workflow')}s?\b(?! ${ROLE}\b)`;
const OUTSIDER = raw`(?:\w+ ){0,2}?${anyOf('customer user participant seller merchant partner tester volunteer consultant consultancy contractor agency vendor')}s?\b`;
const PERSON = raw`(?:someone|somebody|anyone|people|person|individuals?|(?:direct|your) reports?|colleagues?|(?:team )?members?|teammates?|staff|employees?|hires?|starters?|joiners?|(?:(?!${anyOf('for with by that which to and from so as your')} )\w+ )?${ROLE})`;
const DESCRIBED = raw`(?:(?:${anyOf('a an the of one two three your our most every each another other several more less very junior senior young new strong weak good whole next future own')}|(?!\w+thing |during )\w+ing|\w+ed|\w+est) ){0,5}`;
/** People whom the speaker may answer for, which leaves out the speaker's own manager. */
const WHO = raw`(?!your (?:own )?(?:manager|leader|lead|supervisor)\b)${DESCRIBED}${PERSON}\b(?! ${THING})`;
const THEM = raw`(?:${WHO}|(?:them|him|her)\b)`;
const TEAM = raw`${DESCRIBED}(?:team|bench)(?= ${anyOf('from of for that who to in into over at with and when so without')}\b|[,.?!]|$)`;
const FEW_WORDS = raw`(?: [\w']+){0,6}?`;
/** A clause about a person with the speaker as its subject: "someone on your team you have ...". */
const WHO_YOU = raw`${WHO}${FEW_WORDS} you(?:'ve| have| had)?(?: \w+){0,2}?`;

// When
const NUMBER = raw`(?:\d+|${anyOf('a an one two three four five six nine ten twelve eighteen few')}|couple of|twenty four)`;
const SPAN = raw`${NUMBER}(?: (?:to|or) ${NUMBER})? (?:day|week|month|quarter|year)s?\b'?`;
const LOOK_AHEAD = raw`(?:will|should|shall|'ll|going to|want|hope|expect|plan|see|would (?:you|your|this|the)|look like|are you \w+ing)\b`;
const WHO_WILL = raw`(?:who(?: (?:on|in|from|among) \w+ \w+)?|which of your ${PERSON}) (?:will|would|could|can|should|is (?:going|ready|able) to)(?: \w+)?`;

const DEVELOPING = [
  raw`${GROW} (?:up )?(?:${THEM}(?!')|${TEAM})`,
  raw`${WHO_YOU} (?:${GROW}|${HELP})\b`,
  raw`whom? (?:have|did|do|are|will) you(?: \w+)? (?:${GROW}|${HELP}|${HIRE})\b`,
  raw`${HELP} (?:${THEM}${FEW_WORDS} ${ADVANCE}|(?:a )?struggling ${PERSON})`,
  raw`${WHO} (?:can|could) (?:grow|develop|learn|step up)\b`,
  raw`${WHO}${FEW_WORDS} (?:(?:is|are|was|were)(?: \w+)? (?:growing|developing|learning|ready)|(?:who|ha[sd]) (?:out)?gr(?:ew|own))\b`,
  raw`(?:${WHO}|team)(?:'s|'| whose)(?: \w+)? (?:growth|careers?|development|potential|promotion|skills)\b`,
  raw`new (?:people|hires?|joiners?|starters?)\b|talent\b(?! ${THING})|(?:potential in|chance on) ${WHO}|${WHO} promoted\b|took ${WHO} from`,
  raw`(?:mentor|coach)(?:ed|ing|s|es)?\b(?! ${THING})|stretch (?:assignment|role|project)s?\b|career conversations?\b`,
  raw`feedback (?:to|for) ${WHO}|(?:gave|give|giving) ${THEM}(?: \w+){0,3} feedback\b`,
];

const PERFORMANCE = [
  raw`${WHO}(?:'s|'| whose)(?: \w+)? performance\b|performance (?:of|from|(?:issue|problem)s? with) ${WHO}`,
  raw`performance (?:call|conversation|rating|appraisal|plan)s?\b|on an? (?:performance )?improvement plan\b`,
  raw`(?:under|low|poor|weak|high|top) ?performers?\b|(?:poor|low|weak|under) ?performance (?:on|in) ${TEAM}`,
  raw`${WHO}${FEW_WORDS} ${STRUGGLE}|(?:struggling|underperforming) ${PERSON}\b`,
  raw`${PART} ${THEM}|${WHO_YOU} (?:${HIRE}|${PART})\b|let(?:ting)? ${THEM} go\b`,
  raw`manag(?:ed?|ing) (?:${THEM} )?out\b|(?:ask(?:ed|ing)? ${THEM} to leave|mov(?:ed?|ing) ${THEM} (?:out|off))\b`,
  raw`(?:call|decision|choice) (?:on|about) ${WHO}(?!')|conversation with ${WHO} about (?:their|his|her)\b|replac(?:ed?|ing) ${WHO}`,
];

const HIRING = [
  raw`(?<!\b(?:for|bike|boat|car|equipment|plant|ride|tool|van) )${HIRE}\b(?! (?:you(?:[?.,]|$)|${THING}|${OUTSIDER}))`,
  raw`(?:build|built|building|assembled|staffed) ${TEAM}|recruitment\b|you (?:\w+ )?interview\b(?! ${OUTSIDER})`,
  raw`(?<!release )candidates?\b(?! ${THING})`,
];

const SUCCESSION = [
  raw`succession|yourself (?:redundant|replaceable)|successors?\b(?! (?:to|of) (?:a|an|the|our)\b)`,
  raw`${WHO_WILL} (?:own|run|lead|replace|succeed|inherit|take over|step (?:in|up)|be (?:running|leading|owning))\b`,
  raw`who (?:replaces|succeeds|takes over|steps (?:in|up))\b|in ${SPAN},? who (?:owns|runs|leads)\b`,
  raw`(?:replace you|take over from you|(?:do|into|take|handed) your (?:own )?(?:role|job|place|seat|shoes))\b`,
];

const GOOD_EMPLOYER = [
  raw`burn(?:ed|t|ing)? ?out\b|overwork|morale\b|psychological(?:ly)? safe|(?:${WHO}|team)${FEW_WORDS} overload`,
  raw`(?<!customer |user |subscriber )attrition\b|(?:team|employee|staff)(?:'s)? (?:retention|turnover)\b|place to work\b|conditions for ${WHO}`,
];

const FUTURE = [
  raw`(?:next|coming) (?:${SPAN}|few (?:month|quarter|year)s|year|half|quarter|decade)\b`,
  raw`${SPAN} (?:from (?:now|today)|ahead|time)\b|by 20\d\d\b|the future of\b|${NUMBER} year (?:vision|plan)\b`,
  raw`${LOOK_AHEAD}.{0,80} (?:in|within) (?:(?:the|your) )?(?:first )?${SPAN}`,
  raw`in (?:your )?(?:first )?${SPAN}(?:.{0,40} ${LOOK_AHEAD}|,? who (?:owns|runs|leads)\b)`,
  raw`${WHO_WILL} (?:own|run|lead|replace|succeed|take over)\b|who (?:replaces|succeeds|takes over)\b|who is your successor`,
  raw`(?:how|what|who|where|which)(?: \w+){0,3} will you\b`,
];

/** What has happened: a story that is asked for, or an act of the speaker in the past tense. */
const TOLD = [
  raw`(?:an?|the (?:last|first)|one|another) (?:time|example|occasion|situation)\b|tell me about \w+ing\b`,
  raw`(?:did|was|were|had|have) (?:you|your|it|they|the|someone)\b`,
  raw`(?<!if )you(?:'ve| have| had)? (?:\w+ly )?(?!need|feed|succeed|proceed|exceed)(?:\w+ed|made|set|led|built|took|wrote|ran|gave|grew|found|had|chose|lost|held|were|brought|kept|saw|knew)\b`,
];

const compile = (rules: string[]) => rules.map((rule) => new RegExp(raw`\b(?:${rule})`));
const people = compile([DEVELOPING, PERFORMANCE, HIRING, SUCCESSION, GOOD_EMPLOYER].flat());
const future = compile(FUTURE);
const told = compile(TOLD);

/**
 * Classifies a question by its wording alone. A horizon makes it one about the future, unless a past
 * event is asked for before it: "when did you last plan the next two years" is about the past.
 */
export function classifyQuestion(text: string): QuestionKind {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[-\s]+/g, ' ')
    .trim();
  return {
    people: people.some((pattern) => pattern.test(words)),
    future: future.some((pattern) => {
      const at = words.search(pattern);
      return at >= 0 && !told.some((past) => past.test(words.slice(0, at)));
    }),
  };
}
