import type { Source } from '#contract/attempt.ts';
import { lineBefore } from '#contract/conversation.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { Asked, QuestionChoice } from '#contract/socket.ts';
import { cutOffIn } from './cut-off.ts';
import type { LiveAnswers } from './live.ts';
import { Refusal } from './refusal.ts';
import type { BegunAttempt, LoopTurn, Stages } from './stages.ts';

/**
 * Makes the rows of what is answered now: a new attempt, or the next utterance of one.
 * @throws Refusal when there is nothing of that id to answer.
 */
export function beginRows(
  stages: Stages,
  answers: LiveAnswers,
  choice: Asked,
  source: Source,
): BegunAttempt {
  const { archive } = stages;
  if ('conversationId' in choice) return beginConversation(stages, choice.conversationId, source);
  if ('attemptId' in choice) {
    answers.refuseLive(choice.attemptId);
    return beginReply(stages, choice.attemptId, source);
  }
  if (!('loopId' in choice)) return archive.beginAttempt(questionOf(stages, choice), source);
  const turn = turnOf(stages, choice.loopId);
  if (turn.attemptId !== null) answers.refuseLive(turn.attemptId);
  return turn.probe !== null && turn.attemptId !== null
    ? archive.beginFollowUp(turn.attemptId, turn.probe, source)
    : archive.beginAttempt(turn.question, source, turn);
}

/**
 * What was cut off is gone on with in its loop only where the loop waits for it. Once the loop is
 * finished or has gone on, an answer stands by itself from now on; a reply cannot.
 * @throws Refusal for such a reply.
 */
export function settleResumed(stages: Stages, attemptId: string): void {
  const found = stages.archive.findAttempt(attemptId);
  const loopId = found?.attempt.loop_id ?? null;
  const cutOff = found && cutOffIn(found.utterances);
  if (!cutOff || loopId === null) return;
  const turn = stages.loopTurn(loopId);
  if (typeof turn !== 'string' && turn.attemptId === attemptId) return;
  if (cutOff.probe !== null) {
    throw new Refusal(
      'finishedLoop',
      'The loop went on without this reply, and its answer is rated without it.',
    );
  }
  stages.leaveLoop(attemptId);
}

function questionOf({ resolveQuestion }: Stages, choice: QuestionChoice): AskedQuestion {
  const question = resolveQuestion(choice);
  if (question !== null) return question;
  throw new Refusal('unknownQuestion', 'This question is not in the bank; choose another one.');
}

function turnOf({ loopTurn }: Stages, loopId: string): LoopTurn {
  const turn = loopTurn(loopId);
  if (turn === 'unknownLoop') {
    throw new Refusal(turn, 'There is no such loop; it may have been deleted. Begin a new one.');
  }
  if (turn === 'finishedLoop') {
    throw new Refusal(turn, 'This loop is finished; read its debrief, or begin a new one.');
  }
  return turn;
}

function beginConversation({ findConversation, archive }: Stages, id: string, source: Source) {
  const conversation = findConversation(id);
  if (conversation === null) {
    throw new Refusal(
      'unknownConversation',
      'There is no such conversation; choose one from the list.',
    );
  }
  const question = {
    bankId: null,
    text: conversation.title,
    principle: null,
    people: false,
    future: false,
  };
  return archive.beginAttempt(question, source, { conversation });
}

/** The reply to the line that follows the replies so far. */
function beginReply({ archive }: Stages, attemptId: string, source: Source): BegunAttempt {
  const found = archive.findAttempt(attemptId);
  const conversation = found?.attempt.conversation ?? null;
  if (found === null || conversation === null) {
    throw new Refusal(
      'unknownConversation',
      'There is no such conversation; it may have been deleted. Begin a new one.',
    );
  }
  const replies = found.utterances.filter(({ words }) => words !== null).length;
  if (lineBefore(conversation, replies) === null) {
    throw new Refusal(
      'finishedConversation',
      'This conversation is over; read its card, or begin a new one.',
    );
  }
  return archive.beginFollowUp(attemptId, null, source);
}
