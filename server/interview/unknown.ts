import type { Line } from './line.ts';

const KNOWING =
  '(?:know|remember|recall|measured?|track(?:ed)?|count(?:ed)?|weigh(?:ed)?|tell(?: you)?|say|claim|prove|judge|separate|have (?:a|the|any|that|an) (?:\\w+ )?(?:number|figure|baseline|data|comparison|idea|clue)|(?:look|looked) (?:at|into) (?:anything|that|it|this|the)|compared?|check(?:ed)?|asked|(?:keep|kept|had|have) (?:a|any|the) (?:\\w+ )?(?:list|log|record|tally|count)s?)';
const I_OR_WE = '(?:i|we)';
const NOBODY = '(?:nobody|no one)';

/** The honest ways of saying that there is no answer. */
const UNKNOWN = new RegExp(
  `(?<= )(?:${[
    `${I_OR_WE} (?:\\w+ )?(?:do|did|can|could|never|have|had|would) (?:not )?(?:\\w+ )?${KNOWING}`,
    `(?:do|did|can|could|would) not (?:\\w+ )?${KNOWING}`,
    `${I_OR_WE} (?:\\w+ )?have no (?:\\w+ )?(?:number|figure|idea|data|baseline|way)`,
    '(?:no|not a|not any) (?:idea|clue)',
    '(?:i am|we were|i was|we are) not (?:\\w+ )?(?:sure|certain)',
    '(?<= [.] | , |^ )not (?:\\w+ )?(?:sure|certain)',
    `${NOBODY} (?:ever |really |has |had )*(?:has|did|checked|measured|counted|looked|does|weighed|knows|knew|asked|compared|wrote|tracked|recorded)`,
    '(?:do|did) not (?:really |honestly )?(?:think|believe) (?:anything|anybody|anyone|so|that anything|that anybody)',
    'nothing changed',
    `${I_OR_WE} would have to (?:look|check|guess)`,
    '(?:there (?:is|was) no way|(?:i|we) (?:have|had) (?:nothing|no way)) (?:to|of) (?:\\w+ )',
    'there (?:was|is|were) (?:none|no (?:such )?\\w+)',
    'we had none',
    '(?:is|was|remains) (?:still )?(?:an|the) open question\\b(?<!\\bnot an open question)',
  ].join('|')})\\b`,
);
/** "I never measured", but not "I did measure" or "I can tell you". */
const DENIED = /\b(?:not|never|no|nobody|nothing|none|guess|look|check|open)\b/;

/** True if the speaker says plainly that they do not know, did not measure, or that there was none. */
export function saysUnknown({ text }: Line): boolean {
  const match = UNKNOWN.exec(text);
  return match !== null && DENIED.test(match[0]);
}
