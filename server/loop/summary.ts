import type { LoopQuestion, LoopSummary, Turn } from '#contract/loop.ts';
import type { KeptLoop, LoopAttempt } from './ports.ts';
import { attemptAt } from './turn.ts';

/** The attempt that answers a question, if it is rated. */
export function ratedAt(
  question: LoopQuestion,
  attempts: readonly LoopAttempt[],
): LoopAttempt | null {
  const attempt = attemptAt(question, attempts);
  return attempt?.rating_id ? attempt : null;
}

/** One line of the list of loops; `turn` is what it asks now. */
export function summaryOf(
  loop: KeptLoop,
  attempts: readonly LoopAttempt[],
  turn: Turn | null,
): LoopSummary {
  const { id, created_at_ms, scenario, questions } = loop;
  return {
    id,
    createdAtMs: created_at_ms,
    scenarioId: scenario.id,
    title: scenario.title,
    state: turn === null ? 'finished' : 'open',
    answered: questions.filter((question) => ratedAt(question, attempts) !== null).length,
    questions: questions.length,
  };
}
