import { z } from 'zod';
import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  type Finding,
  Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import { saidAt } from './said-at.ts';

/** What a model says of one element or signal: the words and the reason before the verdict. */
const Claim = z.object({ quote: z.string().nullable(), why: z.string(), credited: z.boolean() });
type Claim = z.infer<typeof Claim>;

/** What a model is asked for: never a level, and what it says beside this is not read. */
export const ModelReply = z.object({
  elements: z.object({
    M1: Claim,
    M2: Claim,
    M3: Claim,
    M4: Claim,
    M5: Claim,
    D1: Claim,
    D2: Claim,
    D3: Claim,
    D4: Claim,
    D5: Claim,
    F1: Claim,
    F2: Claim,
    F3: Claim,
    F4: Claim,
    F5: Claim,
  } satisfies Record<ElementId, typeof Claim>),
  signals: z.object({
    namedOnly: Claim,
    oneOff: Claim,
    notDoneMechanism: Claim,
    output: Claim,
    changeWithoutMetric: Claim,
    projected: Claim,
    datedState: Claim,
    peopleNumber: Claim,
    vagueAct: Claim,
    soloBuild: Claim,
    rescue: Claim,
    nobodyNamed: Claim,
    blame: Claim,
    takeBack: Claim,
    noPastEvent: Claim,
    beyondTeam: Claim,
    horizon: Claim,
  } satisfies Record<SignalId, typeof Claim>),
});
export type ModelReply = z.infer<typeof ModelReply>;

/** The signals that state an absence: no words can be quoted for them. */
const ABSENCES: readonly SignalId[] = ['noPastEvent', 'nobodyNamed'];

const NOT_SAID = 'It quoted words that were not said.';
const NO_QUOTE = 'It quoted no words.';

/** A grading by a model. */
export interface ModelGrading extends Grading {
  /** Quotes that the model gave and nobody said: what they were to prove is not credited. */
  droppedQuotes: number;
}

/**
 * The replies on an answer, one a part of it, as a grading: what any of them proves with words that
 * were said; an absence only where all of them state it.
 */
export function gradingOfReplies(
  grader: Grading['grader'],
  answer: Answer,
  replies: readonly ModelReply[],
): ModelGrading {
  const elements = new Map(
    ELEMENT_IDS.map((id) => [
      id,
      weigh(
        answer,
        replies.map((reply) => reply.elements[id]),
      ),
    ]),
  );
  const signals = new Map(
    SIGNAL_IDS.map((id) => {
      const claims = replies.map((reply) => reply.signals[id]);
      return [id, ABSENCES.includes(id) ? absence(claims) : weigh(answer, claims)];
    }),
  );
  const grading = Grading.parse({
    grader,
    elements: Object.fromEntries([...elements].map(([id, { finding }]) => [id, finding])),
    signals: Object.fromEntries([...signals].map(([id, { finding }]) => [id, finding])),
    whyNot: Object.fromEntries(
      [...elements].flatMap(([id, { whyNot }]) => (whyNot === null ? [] : [[id, whyNot]])),
    ),
  });
  const weighed = [...elements.values(), ...signals.values()];
  return { ...grading, droppedQuotes: weighed.reduce((sum, { dropped }) => sum + dropped, 0) };
}

interface Weighed {
  finding: Finding | null;
  /** Null where there is a finding. */
  whyNot: string | null;
  /** Quotes that nobody said. */
  dropped: number;
}

function weigh(answer: Answer, claims: readonly Claim[]): Weighed {
  const quoted = claims.flatMap(({ credited, quote, why }) =>
    credited && quote !== null ? [{ why, at: saidAt(answer, quote) }] : [],
  );
  const dropped = quoted.filter(({ at }) => at === null).length;
  for (const { why, at } of quoted) {
    if (at === null) continue;
    const words = answer.utterances.find(({ id }) => id === at.utteranceId)?.words ?? [];
    const quote = textOf(words.slice(at.from, at.to));
    return { finding: { quote, evidence: [at], why }, whyNot: null, dropped };
  }
  const denied = claims.find(({ credited }) => !credited)?.why ?? NO_QUOTE;
  return { finding: null, whyNot: dropped > 0 ? NOT_SAID : denied, dropped };
}

function absence(claims: readonly Claim[]): Weighed {
  const [first] = claims;
  const isStated = first !== undefined && claims.every(({ credited }) => credited);
  const finding = isStated ? { quote: null, evidence: [], why: first.why } : null;
  return { finding, whyNot: null, dropped: 0 };
}
