import type { LoopQuestion, Turn } from '#contract/loop.ts';
import type { Probe } from '#contract/probe.ts';
import type { KeptLoop, LoopAttempt, MetProbe } from './ports.ts';

/** What `nextTurn` reads of a loop. */
type Plan = Pick<KeptLoop, 'scenario' | 'questions' | 'skipped' | 'finished_at_ms'>;

/** The probe after a rated answer and what was asked of it so far; null when none is left. */
type NextProbe = (
  question: LoopQuestion,
  attempt: LoopAttempt,
  met: readonly MetProbe[],
) => Probe | null;

/**
 * What a loop asks now: question by question, after each rated answer its probes. All of it follows
 * from what is kept, so that a loop goes on where it was whenever it was cut off. Null when nothing
 * is left to ask, or the person has finished it.
 */
export function nextTurn(
  loop: Plan,
  attempts: readonly LoopAttempt[],
  nextProbe: NextProbe,
): Turn | null {
  if (loop.finished_at_ms !== null) return null;
  const isSkipped = ({ bankId }: LoopQuestion) => loop.skipped.includes(bankId);
  const furthest = loop.questions.findLastIndex(
    (question) => isSkipped(question) || attemptAt(question, attempts) !== null,
  );
  for (const [index, question] of loop.questions.entries()) {
    if (isSkipped(question)) continue;
    const turn = {
      interviewer: question.interviewer,
      number: index + 1,
      of: loop.questions.length,
    };
    const attempt = attemptAt(question, attempts);
    if (attempt === null || attempt.rating_id === null) {
      const kept = attempt !== null && isCutOff(attempt) ? attempt.summary.id : null;
      const { text } = question.question;
      return { ...turn, text, probe: null, attemptId: kept, interrupted: kept !== null };
    }
    // Once a later question was begun, nobody comes back to this one.
    if (index < furthest) continue;
    const cutOff = isCutOff(attempt) ? (attempt.utterances.at(-1)?.probe ?? null) : null;
    const met = metProbes(attempt);
    const isSpent = met.length >= loop.scenario.probes;
    const probe = cutOff ?? (isSpent ? null : nextProbe(question, attempt, met));
    if (probe === null) continue;
    const { id: attemptId } = attempt.summary;
    return { ...turn, text: probe.text, probe, attemptId, interrupted: cutOff !== null };
  }
  return null;
}

/** The attempt that answers a question: the newest rated one, or else the newest. */
export function attemptAt(
  { interviewer, bankId }: LoopQuestion,
  attempts: readonly LoopAttempt[],
): LoopAttempt | null {
  const own = attempts.filter(
    (attempt) => attempt.interviewer === interviewer && attempt.summary.question.bankId === bankId,
  );
  return own.findLast(({ rating_id }) => rating_id !== null) ?? own.at(-1) ?? null;
}

/** The probes of an attempt that were answered in any way. */
function metProbes({ utterances }: LoopAttempt): MetProbe[] {
  return utterances.flatMap(({ words, probe, reply }) =>
    probe === null || words === null ? [] : [{ probe, reply: reply ?? 'answered' }],
  );
}

/** Its last utterance has sound, but nobody finished it. */
function isCutOff({ utterances }: LoopAttempt): boolean {
  const last = utterances.at(-1);
  return last !== undefined && last.words === null && last.sound_file !== null;
}
