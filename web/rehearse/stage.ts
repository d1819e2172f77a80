import type { AskedQuestion } from '#contract/question.ts';
import type { Asked } from '#contract/socket.ts';
import type { Connection, RehearsalProblem, RehearsalState } from '../capture/types.ts';

/** The question that is answered, as far as the screen shows it. */
export interface Prompt extends Pick<AskedQuestion, 'bankId' | 'text' | 'principle'> {
  /** In a loop or a conversation: who speaks, what it is to the server, and what it is in the talk. */
  turn?: { asker: string; asked: Asked; kind: 'question' | 'probe' | 'line' };
}

/** A reply to a probe or in a conversation may be short: the whole is judged. */
export function isWholeAnswer({ turn }: Prompt): boolean {
  return turn === undefined || turn.kind === 'question';
}

/** The three ways to give an answer. */
export type Way = 'speaking' | 'typing' | 'uploading';

/** What the person has decided; what became of it is in the client's state. */
export interface Plan {
  way: Way;
  /** The question of the answer that was begun last. */
  prompt: Prompt | null;
  /** An interrupted answer was taken up only to be scored as it is. */
  finishes: boolean;
  /** The file that the browser is reading. */
  fileName: string | null;
  /** Why the last file was not taken. */
  refusal: string | null;
}

export type PlanEvent =
  | { type: 'wayChosen'; way: Way }
  | { type: 'begun'; prompt: Prompt }
  | { type: 'takenUp'; prompt: Prompt; finishes: boolean }
  | { type: 'fileChosen'; fileName: string }
  | { type: 'fileRefused'; refusal: string };

export const NO_PLAN: Plan = {
  way: 'speaking',
  prompt: null,
  finishes: false,
  fileName: null,
  refusal: null,
};

export function planAfter(plan: Plan, event: PlanEvent): Plan {
  switch (event.type) {
    case 'wayChosen':
      return { ...NO_PLAN, way: event.way };
    case 'begun':
      return { ...NO_PLAN, way: plan.way, prompt: event.prompt };
    case 'takenUp':
      return { ...NO_PLAN, prompt: event.prompt, finishes: event.finishes };
    case 'fileChosen':
      return { ...plan, fileName: event.fileName, refusal: null };
    case 'fileRefused':
      return { ...plan, fileName: null, refusal: event.refusal };
  }
}

/** Whether an answer can be begun: one that is begun while connecting waits for the server. */
export function takesAnswers(connection: Connection): boolean {
  return connection === 'ready' || connection === 'connecting';
}

/** What the screen shows. */
export type Stage =
  /** The prompt, before any answer. */
  | { at: 'prompt' }
  | { at: 'typing' }
  | { at: 'uploading'; fileName: string | null; refusal: string | null }
  | { at: 'answering'; prompt: Prompt; is: 'opening' | 'recording' | 'paused' }
  /** A file's sound is on its way to the recogniser. */
  | { at: 'sending'; prompt: Prompt }
  | { at: 'scoring'; prompt: Prompt }
  | { at: 'discarding'; prompt: Prompt }
  | { at: 'rated'; attemptId: string }
  | { at: 'failed'; problem: RehearsalProblem; prompt: Prompt | null };

/** The stage follows from the plan and the client's state, and is kept nowhere else. */
export function stageOf(
  plan: Plan,
  rehearsal: Pick<RehearsalState, 'phase' | 'problem' | 'attemptId' | 'recordedMs' | 'keptMs'>,
): Stage {
  const { phase, problem, attemptId, recordedMs, keptMs } = rehearsal;
  const { way, prompt, fileName, refusal } = plan;
  if (phase === 'failed' && problem) return { at: 'failed', problem, prompt };
  if (phase === 'rated' && attemptId) return { at: 'rated', attemptId };
  if (prompt) {
    if (phase === 'discarding') return { at: 'discarding', prompt };
    const isFinishing = plan.finishes && (phase === 'starting' || phase === 'paused');
    if (phase === 'scoring' || isFinishing) {
      const isSent = way !== 'uploading' || keptMs >= recordedMs;
      return { at: isSent ? 'scoring' : 'sending', prompt };
    }
    if (phase === 'starting') return { at: 'answering', prompt, is: 'opening' };
    if (phase === 'recording' || phase === 'paused') return { at: 'answering', prompt, is: phase };
  }
  if (way === 'typing') return { at: 'typing' };
  if (way === 'uploading') return { at: 'uploading', fileName, refusal };
  return { at: 'prompt' };
}
