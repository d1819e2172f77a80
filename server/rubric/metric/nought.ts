import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';
import { find } from '../reading/select.ts';

const NOTHING =
  /\b(?:none|nothing|not (?:one|a single(?: one)?)|no(?! (?:one|longer|more|idea|doubt|matter))(?: \w+){1,2})\b/;
/** Only with a time is nothing a value: "none since", "no falls this year". */
const SINCE =
  /\b(?:since|now|this (?:year|quarter|month|season|term|winter|summer|spring|autumn)|last (?:year|quarter|month|season|term)|so far|in the \w+ (?:weeks|months|quarters|years))\b/;

/** "No falls since the spring": nought, as the value that it is; null if not said. */
export function noughtIn(clause: Clause): Quantity | null {
  if (!SINCE.test(clause.text)) return null;
  const said = find(clause, NOTHING);
  return (
    said && {
      ...said,
      value: 0,
      kind: 'count',
      unit: null,
      denominator: null,
      per: null,
      approximate: false,
      vague: false,
      excluded: null,
    }
  );
}
