import { type ActPattern, words } from './acts.ts';

const P = '@[pt]';
const ANYONE = '@[ptsg]';
const ALONE =
  /^to (?:just |simply |then )*(?:do|fix|rewrite|redo|handle|finish|write|code|build|stay|work|jump|roll|step)\b/;
const BAR =
  'rule|standards?|bar|criteria|criterion|goals?|targets?|threshold|limit|condition|policy|deadline|principle|expectations?|definition|cut-off|requirement|boundary|priorit(?:y|ies)';

/** Acts of leading that can be written down, beside giving ownership and enabling. */
export const LEADING: readonly ActPattern[] = [
  {
    verbs: words('decide resolve opt elect'),
    next: new RegExp(`^(?!${ALONE.source.slice(1)})\\S+`),
  },
  {
    verbs: words(
      'choose refuse commit reject approve veto overrule cancel halt pause postpone delay freeze scrap ban reverse withdraw retract reassign',
    ),
    next: /^(?:to |against |not )?\S+/,
  },
  {
    verbs: words('stop kill block drop close shut hold end'),
    next: /^(?:down )?(?:the|that|any|all|our|every|those|half|it|up the)\b/,
  },
  {
    verbs: words('pull'),
    next: new RegExp(
      `^(?:the|that|our) (?:\\S+ )?(?:release|launch|plug|feature|order|product|campaign|offer|trial|update|build)|^${ANYONE} (?:\\S+ )?(?:into|in|off|together|out)`,
    ),
  },
  {
    verbs: words(
      'hire recruit promote fire dismiss appoint assign nominate reassign delegate replace demote move release let manage put',
    ),
    next: new RegExp(`^(?!(?:in)?to\\b|over\\b)(?:\\S+ ){0,2}?${P} (?!through\\b|'s\\b)\\S+`),
  },
  {
    verbs: words('hire recruit promote fire dismiss appoint'),
    next: /^(?:an?|the|two|three|four|five|my|our|somebody|someone)\b/,
  },
  {
    verbs: words('ask get have invite challenge persuade require tell order'),
    next: new RegExp(
      `^(?:(?!what|if|whether|how|why|when)\\S+ ){0,3}?${P}(?: (?!what|if|whether|how|why|when)\\S+){0,9}? (?:to|not to|that ${ANYONE})\\b`,
    ),
  },
  {
    verbs: words('have'),
    next: new RegExp(
      `^(?:the |my )?${ANYONE} (?:\\S+ )?(?:execute|do|run|check|write|test|carry|follow|pull|go|take|bring)\\b`,
    ),
  },
  {
    verbs: words('tell warn'),
    next: /^@[pst](?: \S+){0,5}? (?:that|we|i|it|his|her|their|there|no|not|@\w)\b/,
  },
  {
    verbs: words('tell'),
    next: /^@g(?: \S+){0,8}? (?:my (?:decision|fault|mistake|call|doing)|i (?:have be|be) wrong|if @[pt]|no\b)/,
  },
  {
    verbs: words('tell say'),
    next: /^(?:\S+ ){1,8}?(?:@g|no|nothing|nobody|never)\b.*\b(?:until|till|unless|without)\b/,
  },
  { verbs: words('apologize apologise'), next: /^/ },
  {
    verbs: words('say'),
    next: /^(?:\S+ ){0,5}?(?:sorry|my (?:fault|mistake|doing|decision)|no to)\b|^no(?= |$)(?! @)/,
  },
  {
    verbs: words('say tell'),
    next: /^(?:\S+ ){0,8}?(?:from now on|from (?:tonight|tomorrow|today|monday|the first)|as of|i (?:have )?be wrong)\b/,
  },
  {
    verbs: words('move'),
    next: /^(?:the|our|my) (?:\S+ ){1,3}?(?:from|to|into|under|off|up|back) /,
  },
  { verbs: words('lay'), next: /^(?:it|that) down\b|^down (?:the|a|that)\b/ },
  { verbs: words('admit confess'), next: /^\S+/ },
  { verbs: words('be'), next: /^(?:so |very |really )?sorry\b/ },
  { verbs: words('own'), next: /^up\b/ },
  { verbs: words('get persuade convince'), next: /^@s(?: \S+){0,4} to\b/ },
  { verbs: words('argue'), next: /^(?:for|against)\b/ },
  {
    verbs: words('cut reduce narrow'),
    next: /^(?:it|them|the (?:\S+ )?(?:scope|plan|list|programme|program|project|team)) (?:down )?(?:to|from|by)\b/,
  },
  { verbs: words('let'), next: /^go (?:of )?\S+/ },
  {
    verbs: words('go'),
    next: /^(?:\S+ ){0,2}?(?:to|and see) @[pst](?: \S+){0,3} and (?:say|tell|ask|apologize|offer)\b/,
  },
  { verbs: words('promise announce declare'), next: /^\S+/ },
  { verbs: words('stand'), next: /^up\b.*\bsay\b/ },
  {
    verbs: words(
      'make set write introduce put bring create define draw establish impose agree raise lay fix spell lower tighten',
    ),
    next: new RegExp(`^(?:\\S+ ){0,6}?(?:${BAR})\\b`),
  },
  {
    verbs: words('make'),
    next: /^(?:the|that|a|my) (?:\S+ ){0,2}?(?:call|decision|plan|choice)\b|^(?:it|that) (?:\S+ )?(?:mandatory|compulsory|required)/,
  },
  {
    verbs: words('take'),
    next: /^(?:the|that|a|full|all the) (?:\S+ )?(?:risk|blame|responsibility|decision|bet|hit)\b/,
  },
  {
    verbs: words(
      'change redesign reshape reorganize reorganise restructure split merge rearrange redraw rewrite',
    ),
    next: /^(?:how|the way|what|who|when|where|the (?:order|team|rule|rota|structure|process|goal|target|brief))\b/,
  },
  {
    verbs: words('show teach train'),
    next: /^(?:@\w|them|people|everyone) (?:\S+ )?(?:how|what|to|on|in)\b/,
  },
  {
    verbs: words('change redesign reshape replace turn recast rework overhaul simplify'),
    next: /^(?:our|the|my|that) (?:\S+ ){0,3}?(?:rhythm|cadence|meetings?|agenda|reviews?|reporting|approach|format|layout|hand-?overs?|briefing|schedule|goal|order)\b/,
  },
  { verbs: words('give'), next: /^up (?:the|a|my|that|on)\b/ },
  { verbs: words('bet stake'), next: /^\S+/ },
  { verbs: words('rank prioritize prioritise'), next: /^\S+/ },
  {
    verbs: words(
      'bin scrap dump ditch axe shelve abolish abandon forbid suspend retire waive grant allow demand abort disband',
    ),
    next: /^\S+/,
  },
  {
    verbs: words('have'),
    next: /^(?:it|them|that|those|this|the (?:\S+ ){0,2}?\S+|all (?:of )?\S+|every \S+|@\w)(?: all)? (?:\w{3,}ed|take|put|cut|build|make|bring|send|throw|write|break|draw|tear|sell|strip|move|print|paint)\b/,
  },
  {
    verbs: words('say'),
    next: /^(?:\S+ ){0,6}?(?:nobody|no one|nothing)\b(?! (?:say|know|care|be|have|happen|like|want)\b)/,
  },
  { verbs: words('say'), next: /^(?:to )?@[pts](?: \S+){0,6}? no(?= |$)/ },
  {
    verbs: words('tell'),
    next: /^(?:@\w|every \S+|the \S+(?: \S+)?)(?: \S+){0,2}? (?:the|what i (?:have )?do|that|my|it be (?:me|my))\b/,
  },
  {
    verbs: words('say'),
    next: /^(?:this|that|it|these|the \S+)(?: \S+)? (?:stay|stop|end|wait|go no|be (?:off|out|over|not (?:go|happen)))\b/,
  },
  { verbs: words('ask'), next: /^(?:\S+ )?for (?:an? )?(?:hold|stop|halt|delay|pause)\b/ },
  { verbs: words('go'), next: /^no\b/ },
  {
    verbs: words('offer'),
    next: /^@[pt](?: \S+){0,2}? (?:the|a|my)\b|^to (?:\w+ )?(?:resign|pay|step|take)\b/,
  },
  {
    verbs: words('put stake'),
    next: /^my (?:own )?(?:bonus|name|job|neck|reputation|money|badge)\b/,
  },
  { verbs: words('let'), next: /^(?:\S+ ){1,5}?(?:lapse|expire|die|run out|fail|slip)\b/ },
  {
    verbs: words('move'),
    next: /^(?:\S+ ){1,4}?(?:to|into|from|onto|upstairs|downstairs|outside|forward|out|under|off)\b/,
  },
  { verbs: words('challenge'), next: /^@\w/ },
  {
    verbs: words(
      're-scope rescope descope reallocate deprioritize deprioritise reprioritize reprioritise restructure reorganize reorganise exit sunset renegotiate redeploy repurpose dissolve',
    ),
    next: /^\S+/,
  },
  { verbs: words('escalate'), next: /^(?:\S+ ){0,3}?to @s (?:with|that|and)\b/ },
  { verbs: words('sack dismiss fire'), next: /^\S+/ },
  { verbs: words('pick choose take'), next: /^(?:\S+ ){1,4}?over (?:the |a )?\w+/ },
  { verbs: words('turn'), next: /^(?:\S+ ){0,4}?down\b/ },
  { verbs: words('order'), next: /^(?:\S+ ){1,5}?(?:back|out|off|in|down|to|home)\b/ },
  { verbs: words('split divide merge pool'), next: /^(?:\S+ ){1,4}?(?:into|in|between|with|up)\b/ },
  { verbs: words('let'), next: /^(?:\S+ ){1,4}?go(?= |$)/ },
  {
    verbs: words('take pull move lift'),
    next: /^(?:the|our|my|that|every \S+|all)(?: \S+){0,4}? (?:off|out of|away from|on to|onto)\b/,
  },
  {
    verbs: words('call'),
    next: /^(?:\S+ ){0,3}?off\b|^@\w(?: \S+){0,3} (?:and|to) (?:tell|say)\b/,
  },
  {
    verbs: words('send hold put'),
    next: /^(?:the|that|it|them|all|our)(?: \S+){0,3}? (?:back|on hold|off)\b/,
  },
  { verbs: words('go'), next: /^(?:over|above) @\w 's head\b/ },
  {
    verbs: words('ask beg challenge invite'),
    next: new RegExp(`^${P} (?:\\S+ ){0,6}?(?:if|whether) @p (?:would|could|can|want)\\b`),
  },
  {
    verbs: words('ask tell get have make require'),
    next: /^@g (?:\S+ ){0,3}?(?:not )?to (?!(?:be|try|work|take more|care|improve|do|focus|communicate|think|keep|help|raise|step|make)\b)\w+ (?:it |@\w )?(?:the|a|an|every|each|that|what|both|their|one|two|three|four|five|up|down|out|back|aside|only|side)\b/,
  },
];
