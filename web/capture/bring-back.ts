import type { ErrorCode, ServerMessage } from '#contract/socket.ts';
import { Connection, type World } from './connection.ts';
import type { HeldAnswer, LeftAnswer } from './keep.ts';
import { Outbox, sendFrom } from './outbox.ts';

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

/**
 * Sends what was left of an answer over a socket of its own, in order, once, and leaves the answer
 * as one that was interrupted. Resolves when the server has all of it, wants none of it, or is out
 * of reach, in which case it stays held.
 */
export function bringBack(world: World, left: LeftAnswer, held: HeldAnswer): Promise<void> {
  const outbox = Outbox.holding(left.items);
  let { opening } = left;
  const { promise, resolve } = Promise.withResolvers<void>();
  let giveUp = world.later(() => end('leave'), PATIENCE_MS);

  const connection = new Connection(world, {
    ready: () => connection.send(opening),
    received: (message) => {
      giveUp();
      giveUp = world.later(() => end('leave'), PATIENCE_MS);
      receive(message);
    },
    lost: () => {},
    misunderstood: () => end('leave'),
  });

  function receive(message: ServerMessage): void {
    if (message.type === 'started') {
      opening = { type: 'resume', attemptId: message.attemptId };
      held.opened(message.attemptId);
      if (outbox.rewind(message.nextSample)) advance();
      else end('forget');
    } else if (message.type === 'ack') {
      held.acknowledge(message.nextSample);
      if (outbox.acknowledge(message.nextSample)) advance();
      else end('forget');
    } else if (ENDS.has(message.type)) {
      end('forget');
    } else if (message.type === 'error') {
      end(isHopeless(message.code) ? 'forget' : 'leave');
    }
  }

  function advance(): void {
    sendFrom(outbox, connection);
    if (outbox.acknowledgedSamples === outbox.totalSamples) connection.send({ type: 'leave' });
  }

  function end(how: 'forget' | 'leave'): void {
    giveUp();
    connection.close();
    held[how]();
    resolve();
  }

  connection.open();
  return promise;
}
