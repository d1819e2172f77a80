import { MONTH } from '../reading/time-words.ts';
import { type ActPattern, words } from './acts.ts';
import { KEEPER, OF, OWNING, P } from './owning.ts';

/** Nouns that are lent to somebody for the work; being given one is help, not ownership. */
const LENT =
  'access|rights|login|admin|accounts?|permissions?|desk|seat|laptop|time|hours?|days?|weeks?|mornings?|afternoons?|evenings?|room|space|feedback|notes|criteria|checklist|template|examples?|help|support|advice|coaching|training|practice|cover|backing|protection|introductions?|data|logs?|figures|numbers|list|lists|book|guide|script|promise|questions|contacts?|budget|money|tools?|visibility|exposure|air|context|background|confidence|permission|ladder|van|sheets?|manual|recordings?|drawings?|recipe|map';
/** What is given without anything changing hands: "the chance", "the benefit of the doubt". */
const GESTURE =
  'chance|opportunity|benefit|news|reasons?|credit|choice|option|floor|impression|details?|answer|sack|boot|stage|number|facts?|message|rest of it|look|same|link|lift|hand|truth|feeling|idea|instructions?|orders?|steps?|tasks?|hell|grief|stick|notice|praise';
const NOT_OWNED = `(?!(?:\\S+ ){0,3}(?:${LENT}|${GESTURE})\\b)`;
/** "I gave the desk to Ana" is ownership, though "I gave Ana a desk" is help. */
const NO_GESTURE = `(?!(?:\\S+ ){0,2}(?:${GESTURE}|access|feedback|notes|support|advice|data|list|promise)\\b)`;
const WHOLE =
  '(?:the|that|this|it|all|whole|full|complete|complete|my|our|final|both|every|sole|total|everything|what|which|one of my|half of my)';
const POWER =
  '(?:responsibility|ownership|control|charge|authority|veto|say|last word|free rein|carte blanche|the pen|the keys|sign-off|a say|decision|call|remit|mandate)';
/** Powers that are lent with a thing: "the final say on it", "the right to refuse". */
const POWERS =
  'authority|right|power|freedom|licence|final say|last say|last word|final word|veto|ownership|responsibility';
/** How the speaker puts something into somebody's hands. */
export const GIVEN: readonly ActPattern[] = [
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust let assign'),
    next: new RegExp(
      `^(?:over |back )?${P}${OF} (?:(?:at|in|on|from) (?:\\S+ ){1,4}?)?(?:over )?${NOT_OWNED}(?:${WHOLE}\\b|(?:\\S+ ){0,6}?${POWER}\\b|an? (?:\\S+ ){0,5}(?:of ${P} 's own|to (?:run|own|lead|decide)\\b)|\\S+ (?:outright|entirely|completely|altogether|from|last|in ${MONTH}))`,
    ),
  },
  {
    verbs: words('give hand pass turn sign leave delegate transfer move cede entrust assign place'),
    next: new RegExp(
      `^(?:over )?${NO_GESTURE}(?:(?:${WHOLE}|${POWER})(?: \\S+){0,8}?|responsibility(?: \\S+){0,6}?) (?:(?:over|on|down|across) )?(?:to|in|with) (?:\\S+ ){0,3}?${P}(?: 's (?:hands|name))?`,
    ),
  },
  {
    verbs: words('give hand pass turn leave delegate cede entrust grant'),
    next: new RegExp(
      `^(?:over )?${P}${OF} (?:\\S+ ){1,7}?(?:(?:to|and) (?:run|own|lead|decide|book|answer for) (?:it|them|that)|outright|entirely|completely|altogether|lock stock|start to finish|end to end)\\b|^${P}${OF} (?:\\S+ ){0,14}?(?:${POWERS}) (?:to|on|over|of)\\b`,
    ),
  },
  {
    verbs: words('give hand pass turn leave move transfer reassign assign cede'),
    next: new RegExp(
      `^(?:over )?(?!(?:\\S+ ){0,3}(?:${LENT}|${GESTURE})\\b)(?:@\\w 's|my|our|the|that|those|all|both) (?:\\S+ ){1,6}?(?:over )?(?:to|across to) ${P}`,
    ),
  },
  {
    verbs: words('make'),
    next: new RegExp(`^${P} (?:the|our) (?:last|final) (?:word|say|stop)\\b`),
  },
  {
    verbs: words(
      'appoint name make promote install pick choose nominate elect establish designate position',
    ),
    next: new RegExp(
      `^${P} (?:\\S+ ){0,2}?(?:as |to be |into |up to )?(?:the |our |its |my |an? )?(?:\\S+ ){0,2}?(?:${KEEPER})\\b|^${P} (?:as|to be) (?:the |our |its )?@[ps](?= |$)`,
    ),
  },
  {
    verbs: words('put'),
    next: new RegExp(`^(?:\\S+ ){0,6}?in ${P} 's (?:hands|name)|^with ${P}(?= |$)`),
  },
  {
    verbs: words('ask challenge invite'),
    next: new RegExp(
      `^${P}(?: \\S+){0,8}? (?:if|whether) @p (?:would |could |can |want to |will )*${OWNING}\\b`,
    ),
  },
  {
    verbs: words('hand transfer transition delegate cede reassign entrust'),
    next: new RegExp(`^(?:over )?${NO_GESTURE}(?:\\S+ ){1,7}?to ${P}`),
  },
  { verbs: words('make'), next: new RegExp(`^(?:it|that|this|those) ${P} 's`) },
  {
    verbs: words('give hand pass'),
    next: new RegExp(
      `^${P} (?!(?:${LENT}|${GESTURE}|more|some|no|it|that|@)\\b)[a-z-]+(?=$| and\\b| so\\b| in ${MONTH}| last\\b)`,
    ),
  },
  {
    verbs: words('make appoint name elect'),
    next: new RegExp(`^${P} (?:the |our |my |an? )?@[psg](?= of| for| on| over|$)`),
  },
  { verbs: words('put place'), next: new RegExp(`^(?:\\S+ ){1,5}?under ${P}(?= |$)`) },
  {
    verbs: words('give hand leave assign'),
    next: new RegExp(`^${P} @[pt] 's own \\S+|^${P} @t(?= |$)`),
  },
  {
    verbs: words('ask arrange push get'),
    next: new RegExp(`^(?:for )?(?:it|that|this|them|the \\S+) to go to ${P}`),
  },
  {
    verbs: words('put place'),
    next: new RegExp(
      `^${P} (?:\\S+ ){1,9}?in charge\\b|^${P}${OF} (?:\\S+ ){0,2}?(?:in (?:charge|control|as)\\b|on the critical|in control|at the head|over the|down as)|^${P} 's name (?:on|against|next to|beside)`,
    ),
  },
  {
    verbs: words('make'),
    next: new RegExp(
      `^${P} @[ps](?= of| for|$)|^${P} (?:the |its |our |solely |fully )*(?:sole )?(?:owner|lead|leader|responsible|accountable|captain|head|chair|directly)\\b|^it ${P} 's`,
    ),
  },
  {
    verbs: words('let'),
    next: new RegExp(
      `^${P} ${OWNING}\\b|^${P} (?:make|have|keep|hold) the\\b|^${P} (?!(?:know|go|down|off|in|out|see|watch|shadow|try|practi[sc]e|rehearse|sit|have|be|come|talk|think|do|say|use|stay|leave|get|finish|off|speak)\\b)\\w+ (?:it|the|that|what|which|who|when|how|@p 's own)(?= |$)`,
    ),
  },
  {
    verbs: words('give hand leave pass delegate entrust turn assign'),
    next: new RegExp(`^(?:over |on |entirely |completely )*(?:to|with) ${P}`),
  },
  { verbs: words('have make'), next: new RegExp(`^${P} ${OWNING}\\b`) },
  {
    verbs: words('empower authorize authorise permit license clear allow'),
    next: new RegExp(`^${P}(?: \\S+){0,5}? to (?!go|see|come|attend|watch|listen)\\w+`),
  },
  {
    verbs: words('decide choose opt make take'),
    next: new RegExp(
      `^(?:\\S+ ){0,5}?to (?:(?:have|let|make) ${P} ${OWNING}\\b|(?:give|hand|leave) (?:(?:it|that|the \\S+(?: \\S+)?) to ${P}|${P} (?:the (?:whole|decision|call)|it|full|all)))`,
    ),
  },
  { verbs: words('trust'), next: new RegExp(`^${P} (?:with|to ${OWNING})`) },
  {
    verbs: words(
      'ask tell want get invite persuade have need challenge nominate appoint name pick choose hire recruit promote',
    ),
    next: new RegExp(
      `^(?:\\S+ ){0,5}?${P}(?: \\S+){0,14}? (?:to|that ${P}) ${OWNING}\\b|^(?:\\S+ ){0,2}?${P} (?:as|to be) (?:the |my |our )?(?:\\S+ )?(?:lead|owner|head|captain|chair|successor)`,
    ),
  },
];
