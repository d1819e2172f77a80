import type { ErrorCode, ServerMessage } from '#contract/socket.ts';
import { Connection, type World } from './connection.ts';
import type { HeldAnswer, LeftAnswer } from './keep.ts';
import { Outbox, sendFrom } from './outbox.ts';
import type { RehearsalProblem } from './types.ts';

/** A server that says nothing for so long is left in peace; the rest is brought back another time. */
const PATIENCE_MS = 10_000;

/** After these the server will never take this answer. */
const HOPELESS: readonly ErrorCode[] = [
  'unknownAttempt',
  'unknownQuestion',
  'unknownLoop',
  'finishedLoop',
  'unknownConversation',
  'finishedConversation',
  'tooLong',
];

/** The server has what it will ever have of the answer. */
const ENDS: ReadonlySet<ServerMessage['type']> = new Set(['rated', 'kept', 'left']);

/** Whether what is held of an answer can be forgotten after this error. */
export function isHopeless(code: ErrorCode): boolean {
  return HOPELESS.includes(code);
}

/** An answer of which the server could not be given everything now, and why. */
export interface StillHeld {
  attemptId: string;
  problem: RehearsalProblem;
}

const OUT_OF_REACH: RehearsalProblem = {
  code: 'lost',
  message: 'The server does not answer.',
};

/**
 * Sends what was left of an answer over a socket of its own, in order, once, and leaves the answer
 * as one that was interrupted. Resolves with null when the server has all of it or wants none of it,
 * or does not know the answer yet.
 */
export function bringBack(
  world: World,
  left: LeftAnswer,
  held: HeldAnswer,
): Promise<StillHeld | null> {
  const outbox = Outbox.holding(left.items);
  let { opening } = left;
  const { promise, resolve } = Promise.withResolvers<StillHeld | null>();
  let giveUp = world.later(() => leave(OUT_OF_REACH), PATIENCE_MS);

  const connection = new Connection(world, {
    ready: () => connection.send(opening),
    received: (message) => {
      giveUp();
      giveUp = world.later(() => leave(OUT_OF_REACH), PATIENCE_MS);
      receive(message);
    },
    lost: () => {},
    misunderstood: () => leave(OUT_OF_REACH),
  });

  function receive(message: ServerMessage): void {
    if (message.type === 'started') {
      opening = { type: 'resume', attemptId: message.attemptId };
      held.opened(message.attemptId);
      if (outbox.rewind(message.nextSample)) advance();
      else forget();
    } else if (message.type === 'ack') {
      held.acknowledge(message.nextSample);
      if (outbox.acknowledge(message.nextSample)) advance();
      else forget();
    } else if (ENDS.has(message.type)) {
      forget();
    } else if (message.type === 'error') {
      if (isHopeless(message.code)) forget();
      else leave(message);
    }
  }

  function advance(): void {
    sendFrom(outbox, connection);
    if (outbox.acknowledgedSamples === outbox.totalSamples) connection.send({ type: 'leave' });
  }

  function forget(): void {
    giveUp();
    connection.close();
    held.forget();
    resolve(null);
  }

  function leave({ code, message }: RehearsalProblem): void {
    giveUp();
    connection.close();
    held.leave();
    const problem = { code, message };
    resolve(opening.type === 'resume' ? { attemptId: opening.attemptId, problem } : null);
  }

  connection.open();
  return promise;
}
