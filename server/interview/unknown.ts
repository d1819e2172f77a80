import type { Line } from './line.ts';

const KNOWING =
  '(?:know|remember|recall|measure|measured|track|tracked|count|counted|tell you|say|have (?:a|the|any|that|an) (?:\\w+ )?(?:number|figure|baseline|data|comparison)|look at (?:anything|that)|compare|compared|check|checked)';

/** The honest ways of saying that there is no answer. */
const UNKNOWN = new RegExp(
  `(?<= )(?:(?:i|we) (?:\\w+ )?(?:do|did|can|could|never|have|had) (?:not )?(?:\\w+ )?${KNOWING}|(?:do|did|can|could) not (?:\\w+ )?${KNOWING}|(?:i|we) (?:\\w+ )?have no (?:\\w+ )?(?:number|figure|idea|data|baseline)|no idea|(?:i am|we were|i was) not (?:\\w+ )?sure|(?:nobody|no one) (?:ever |really )?(?:has|did|checked|measured|counted|looked|does)|nothing changed|(?:i|we) would have to (?:look|check|guess)|there (?:was|is|were) (?:none|no (?:such )?\\w+)|we had none)\\b`,
);
/** "I never measured", but not "I did measure" or "I can tell you". */
const DENIED = /\b(?:not|never|no|nobody|nothing|none|guess|look|check)\b/;

/** True if the speaker says plainly that they do not know, did not measure, or that there was none. */
export function saysUnknown({ text }: Line): boolean {
  const match = UNKNOWN.exec(text);
  return match !== null && DENIED.test(match[0]);
}
