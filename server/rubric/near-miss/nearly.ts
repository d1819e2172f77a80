import type { Evidence, NearMissKind } from '#contract/element.ts';
import type { Context, Detector, DetectorId } from '../detector.ts';
import { oncePerReading } from '../reading/once.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { around, asDone, asOthers, asSomebody, asSpeaker, type Lift } from './lift.ts';

/** A passage that came close, and what it lacks. */
export interface Near {
  readonly kind: NearMissKind;
  readonly span: Evidence;
}

/** One way of coming close to a detector's element; null if no passage did. Pure. */
export type Nearly = (reading: Reading, context: Context, detector: Detector) => Near | null;

const MOOD_KINDS = {
  negated: 'denied',
  hypothetical: 'supposed',
  future: 'planned',
  intention: 'intended',
} as const;

/** It would be credited had it been done. */
export const notDone: Nearly = byLift(
  asDone,
  ({ notDone: reason }) => reason && MOOD_KINDS[reason],
);

/** As `notDone`, but for what was supposed, planned or intended: to deny it is another story. */
export const notYet: Nearly = (reading, context, detector) => {
  const near = notDone(reading, context, detector);
  return near?.kind === 'denied' ? null : near;
};

/** It would be credited had the speaker said "I". */
export const inWe: Nearly = byLift(asSpeaker, ({ doer }) => (doer.kind === 'we' ? 'inWe' : null));

/** It would be credited if those whom it is about could be told apart. */
export const inCrowd: Nearly = byLift(asSomebody, ({ doer, others }) =>
  doer.entity?.general || others.some(({ entity }) => entity.general) ? 'inCrowd' : null,
);

/** It would be credited had others done what the speaker did. */
export function byOthers(kind: NearMissKind): Nearly {
  return byLift(asOthers, ({ doer, done }) => (done && doer.kind === 'speaker' ? kind : null));
}

/** What another detector found lacks one thing for this element. */
export function foundAs(id: DetectorId, kind: NearMissKind): Nearly {
  return (_reading, { found }) => {
    const [span] = found.get(id) ?? [];
    return span ? { kind, span } : null;
  };
}

/** The detector sees it in the lifted reading, in a clause that failed by what was lifted. */
function byLift(lift: Lift, kindOf: (clause: Clause) => NearMissKind | null): Nearly {
  const lifted = oncePerReading((reading) => {
    const places = new Set(reading.clauses.filter(kindOf).map(({ index }) => index));
    return around(lift(reading), ({ index }) => places.has(index));
  });
  return (reading, context, detector) => {
    if (lifted(reading).clauses.length === 0) return null;
    for (const span of detector.detect(lifted(reading), context) ?? []) {
      const clause = reading.clauses.find((one) => opensIn(one, span) && kindOf(one));
      const kind = clause && kindOf(clause);
      if (kind) return { kind, span };
    }
    return null;
  };
}

/** The clause begins within the span, or the span within the clause. */
function opensIn({ utterance, from, to }: Clause, span: Evidence): boolean {
  const first = utterance.tokens[from]?.word ?? 0;
  const last = utterance.tokens[to - 1]?.word ?? 0;
  return utterance.id === span.utteranceId && first < span.to && span.from <= last;
}
