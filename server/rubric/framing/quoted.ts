import type { Evidence } from '#contract/element.ts';
import type { Reading } from '../reading/reading.ts';
import { type Clause, evidenceOf } from '../reading/reading.ts';
import { castOf } from './cast.ts';

/** Raters quote five to fifteen words. */
const ENOUGH = 6;
const MOST = 16;
const NEW_STEP = /^(?:and|but|so|then|because)$/;

/**
 * The clause with what completes it: the parts of its sentence that hang on it ("she decides" +
 * "what goes on the shelf"), and on to the next step if that leaves too little to understand.
 */
export function quoted(reading: Reading, clause: Clause): Evidence {
  const scene = castOf(reading).find(({ clauses }) => clauses.includes(clause));
  let { to } = clause;
  for (const next of scene?.clauses ?? []) {
    if (next.from < to) continue;
    const soFar = evidenceOf(clause.utterance, { from: clause.from, to });
    const longer = evidenceOf(clause.utterance, { from: clause.from, to: next.to });
    const enough = soFar.to - soFar.from >= ENOUGH;
    if (enough && (longer.to - longer.from > MOST || NEW_STEP.test(next.link ?? ''))) break;
    to = next.to;
  }
  const all = evidenceOf(clause.utterance, { from: clause.from, to });
  return { ...all, to: Math.min(all.to, all.from + MOST) };
}
