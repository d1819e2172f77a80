import { dimensionOf, type ElementId, type Evidence } from '#contract/element.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { lineOf } from './line.ts';

/** Words of a follow-up that take an element back. */
export interface Retraction {
  readonly element: ElementId;
  readonly evidence: Evidence;
}

const GUESS = '(?:forecast|projection|estimate|guess|target|goal|plan|aim|hope|model|assumption)';
const NOBODY = '(?:nobody|no one|none of (?:them|us)|hardly anybody|hardly anyone)';
const THEY = '(?:he|she|they)';
const SOMEBODY = '(?:he|she|they|the team|(?:my|our|the) (?:\\w+ ){0,2}?\\w+)';

/** What takes which element back. A number that was no measurement falls with all that hangs on it. */
const TAKING_BACK: readonly { readonly element: ElementId; readonly said: readonly string[] }[] = [
  {
    element: 'D1',
    said: [
      `(?:that|this|it|those|these|which|percent|months?|weeks?|days?|hours?|number|figure|result|euros|pounds|dollars|\\d+%?) (?:was|were|is|are) (?:really |actually |only |just |still |more )?(?:of )?(?:a |an |the |our |my )?${GUESS}\\b(?! (?:for|of) the (?:start|baseline))`,
      '(?:was|were) what we (?:were (?:aiming|hoping) for|(?:aimed|hoped|planned) for|wanted|expected)',
      'i (?:made (?:it|that|the \\w+) up|should not have said (?:it|that|the number))',
      '(?:i|we) (?:have |had )(?:not|never) (?:actually |ever )?seen (?:it|that|them) (?:in|on|anywhere)',
      '(?:strike|scratch|forget) (?:that|the|this) (?:number|figure|percentage)\\b',
      '(?:that|the|this) (?:number|figure|percentage) (?:is|was) not (?:really |quite |actually )?(?:right|true|correct|real)\\b',
      '(?:i|we) never (?:actually |really )?(?:reached|hit|got to) (?:it|that|the|those)',
      '(?:i|we) never (?:actually |really )?measured (?:that|the|this|those) (?:\\w+ ){0,2}?(?:number|figure|result|percent|percentage)s?',
      `(?:had|have|has) not (?:actually |really )?(?:happened|moved|changed) (?:yet|when|so far)`,
    ],
  },
  {
    element: 'D2',
    said: [
      '(?:comes?|came|is|was) (?:\\w+ )?(?:out|off the top) of my head',
      '(?:strike|scratch|forget) (?:that|the|this) comparison\\b',
      '(?:that|the|this) comparison (?:does|did|will) not (?:really |quite )?(?:hold|count|stand|work)',
      'no (?:real |proper |true )?baseline',
      `(?:before|start|starting|earlier|old|first) (?:number|figure|value|one) (?:was|is) (?:really |only |just )?(?:a |an |my )?${GUESS}`,
    ],
  },
  {
    element: 'D5',
    said: [
      '(?:could|may|might) (?:also |well |just |equally )?have been (?:the|a|an|our|something)\\b',
      '(?:it|that|part of it|some of it|much of it|most of it) (?:could|may|might) (?:\\w+ ){0,2}?be (?:luck|chance|the weather|the season|something else)',
      '(?:going|went|coming|came|falling|fell|rising|rose) (?:down |up )?(?:anyway|on (?:its|their) own)',
      'would (?:probably |likely )?have (?:\\w+ )?(?:anyway|either way|in any case|without (?:it|us|me))',
      '(?:also )?changed (?:the \\w+|something else|other things) (?:at|in) the same (?:time|week|month|quarter)',
    ],
  },
  {
    element: 'M1',
    said: [
      '(?:have |had )?(?:only |really )?(?:done|did|run|ran|held|used|happened) (?:it |that |this )?(?:only |just )?once(?! (?:a|an|every|each|per)\\b)',
      'it (?:only |just )?(?:happened|was) (?:only |just )?(?:once|one time|a one off)\\b',
      '(?:it|that|which) (?:never|did not) (?:really |actually )?(?:got going|get going|started?|happen(?:ed)?|got off the ground|existed)',
      '(?:we|i) never (?:really |actually )?(?:did|ran|held|had|started) (?:it|that|them|the)\\b',
      '(?:it|that) was (?:only |just |more of )?(?:an idea|a plan|a proposal|a one off)',
    ],
  },
  {
    element: 'M2',
    said: [
      `${NOBODY} (?:actually |really |ever |else |of them )*(?:used|ran|opened|filled|read|looked at|followed|did) (?:it|them|that|the|in)`,
      'i was the only (?:one|person) (?:who|that|using|running|filling)',
      '(?:it was|that was) (?:only |just |really )*(?:me|i) (?:who|that) (?:used|ran|filled|did)',
      `${THEY} (?:stopped using|never used|did not (?:really |actually )?use)\\b`,
    ],
  },
  {
    element: 'M3',
    said: [
      `(?:we|i|${NOBODY}) (?:never |ever |did not |actually |really )*(?:did|do|held|ran|hold|run) (?:that|the|those) (?:audits?|checks?|reviews?|samples?|samplings?)`,
      '(?:audits?|checks?|reviews?|samples?) never (?:really |actually )?(?:happened|took place)',
      'never (?:actually |really )(?:checked|audited|inspected|looked)',
    ],
  },
  {
    element: 'M4',
    said: [
      '(?:we|i) never (?:actually |really )?(?:changed|acted on|used) (?:it|that|anything|the finding)',
    ],
  },
  {
    element: 'M5',
    said: [
      '(?:it|that|they|the \\w+) (?:stopped|died|ended|fell apart|collapsed|went away) (?:\\w+ )?(?:when|after|once|as soon as|the moment) i\\b',
      'went back to (?:the|their|how|our) (?:old|before|it was)',
      '(?:it|that) (?:is|was) not (?:running|used|there|alive) any ?more',
    ],
  },
  {
    element: 'F1',
    said: [
      '(?:was|is) (?:actually |really |truly )?not (?:really |actually |truly )?my (?:own )?(?:decision|call|idea|choice|doing)',
      `(?:that|it|this) was (?:actually |really )?${SOMEBODY}(?: 's)? (?:who|that) (?:made|took|decided|ordered|chose|gave|did|had)`,
      "(?:that|it) was (?:actually |really )?(?:my|our|the) \\w+(?: \\w+)?'s (?:decision|call|idea|choice)",
      `(?:did|made|took|decided|chose|ordered|was|had) (?:(?:it|that|this|all of it|the \\w+) )?(?:, |and )?not me\\b`,
      'i (?:only|just|merely) (?:announced|passed (?:it|that|this) on|signed (?:it|that)|carried (?:it|that) out)',
    ],
  },
  {
    element: 'F2',
    said: [
      'i (?:made|took|had|kept) (?:that|the|every|each|all the|all) (?:\\w+ )?(?:call|calls|decision|decisions|word) (?:myself|alone|in the end)',
      'it was (?:really |actually |still |always )?my (?:decision|call)\\b',
      'i (?:still |always |also )+(?:signed off|approved|decided|checked) (?:on )?(?:everything|every|all|each|it|them)',
      'i (?:\\w+ )?(?:overruled|overrode) (?:him|her|them|that|it)',
      'i (?:still |always |really )?(?:had|have|kept) the (?:last|final) (?:word|say)',
      '(?:stayed|remained) (?:really |still |always )?(?:mine|with me)\\b',
      '(?:it|that|they) (?:was|were) (?:really |still |always )?mine\\b',
      `${THEY} (?:did not|never) (?:really |actually )?(?:decide|decided|own|owned)`,
      `${THEY} (?:only|just) (?:helped|did what|pulled|collected|typed|followed)`,
      'i (?:had to |then )?(?:step(?:ped)? in|take over|took over|took (?:it|the \\w+) back)\\b[^.]*',
    ],
  },
  {
    element: 'F4',
    said: [
      `${THEY} (?:never|did not) (?:really |actually )?(?:got|get|become|became|was|were|made)`,
    ],
  },
  {
    element: 'F5',
    said: [
      '(?:did|does|could) not (?:really |actually )?(?:run|work|go|go on) without me\\b',
      'i was (?:still |actually |always )?(?:on the phone|in the room|there|on call)(?! (?:for|of) (?:leave|holiday))[^.]*(?:night|day|time|week|every|whole|all|throughout)',
      '(?:alone|without me|independent|by (?:him|her|them)sel(?:f|ves)) is too (?:strong|much|big)',
      `${THEY} (?:rang|called|phoned|asked) me (?:up )?(?:every|each|all the time|several times)`,
      'i (?:had to |then )?(?:step(?:ped)? in|take over|took over|c[ao]me back)\\b[^.]*',
    ],
  },
];

/** What takes back what was asked about, where it names nothing else. */
const ASKED_BACK = new RegExp(
  `(?<= )(?:${[
    '(?:does|did|do) not (?:really |quite |actually )?(?:hold|count|stand)(?: up)?\\b',
    '(?:is|was|are|were) not (?:really |quite |actually )?(?:right|true|correct|accurate)\\b',
    '(?:strike|scratch|forget) (?:that|it|this|the)\\b',
    '(?:take|took) (?:that|it|this) back\\b',
    'should not have (?:said|made|claimed|used|given|put) (?:it|that|this|the)\\b',
    'i said (?:\\w+ ){1,3}(?:, |but )?(?:it|that) was\\b',
    '(?:is|was) (?:too|a) (?:big|strong|grand|large) (?:a )?word\\b',
    '(?:i )?(?:made|make|making) it sound\\b',
    '(?:figure of speech|exaggerat\\w+|overstat\\w+)',
  ].join('|')})`,
);
const FORGOTTEN =
  /(?<= )(?:do|did|can|could) not (?:really |quite )?(?:remember|recall|know) the exact (?:\w+ )?(?:number|figure|value|percentage)[^.]*/;
/** What takes back the cause, where a number is asked about. */
const OTHER_CAUSE =
  /(?<= )(?:most|half|much|part|some|all) of (?:it|that|this) (?:was|were|came from|is|had to do with) (?:really |probably |just |down to )*(?:the|a|an|our|that)\b/;
/** What takes back that people used it, where that is asked about. */
const HARDLY_USED = /(?<= )(?:hardly|scarcely|barely) (?:any|anyone|anybody)\b/;
/** "I don't remember the exact figure" is said of the value that is asked about. */
const ABOUT_VALUE: readonly ElementId[] = ['D1', 'D2'];

const PATTERNS = TAKING_BACK.map(({ element, said }) => ({
  element,
  pattern: new RegExp(`(?<= )(?:${said.join('|')})`),
}));

/**
 * What a follow-up takes back of what was said before, each element once; `asked` is what its probe
 * asks about. Not to know something else takes nothing back.
 */
export function retractions(followUp: SpokenUtterance, asked: ElementId): Retraction[] {
  const line = lineOf(followUp);
  const retracts = (element: ElementId, pattern: RegExp): Retraction[] => {
    const match = pattern.exec(line.text);
    if (match === null) return [];
    return [{ element, evidence: line.quoteAt(match.index, match.index + match[0].length) }];
  };
  const told = PATTERNS.flatMap(({ element, pattern }) => retracts(element, pattern));
  const askedBack = [
    ...(ABOUT_VALUE.includes(asked) ? retracts('D2', FORGOTTEN) : []),
    ...(dimensionOf(asked) === 'data' ? retracts('D5', OTHER_CAUSE) : []),
    ...(asked === 'M2' ? retracts('M2', HARDLY_USED) : []),
    ...(told.length === 0 ? retracts(asked, ASKED_BACK) : []),
  ];
  const found = [...told, ...askedBack].filter(
    (one, index, all) => all.findIndex(({ element }) => element === one.element) === index,
  );
  // "We had no baseline, so that is a guess" is about the baseline alone.
  return found.filter(
    ({ element, evidence }) =>
      element !== 'D1' ||
      !found.some((other) => other.element === 'D2' && other.evidence.from === evidence.from),
  );
}
