import type { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { z } from 'zod';
import type { RemoteFailure } from '#contract/remote.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import { failure, failureOfSocket } from './failure.ts';
import { Upsampler } from './upsample.ts';

/** What an ear tells while it listens: what it hears in each turn of speech, from 0 on. */
export interface LiveEarEvents {
  heard(turn: number, text: string, isFinal: boolean): void;
  /** Nothing more comes; `why` in one sentence, null where it was closed here. */
  ended(why: string | null): void;
}

/** What a session is begun with. */
export type Session = Parameters<OpenAIRealtimeWS['send']>[0] & { type: 'session.update' };

/** What waits for the socket to open, and then in it: whom twenty seconds do not reach is gone. */
const MAX_WAITING_SAMPLES = 20 * SAMPLE_RATE_HZ;
const MAX_UNSENT_BYTES = 20 * 24_000 * 2 * (4 / 3);
/** A turn is seconds long, and an answer has at most some hundred of them. */
const MAX_TURN_CHARACTERS = 5_000;
const MAX_ITEMS = 1_000;

const ITEM = { item_id: z.string() };
const Heard = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_audio_buffer.committed'), ...ITEM }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.delta'),
    ...ITEM,
    delta: z.string().default(''),
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.completed'),
    ...ITEM,
    transcript: z.string(),
  }),
]);

/** An ear over the Realtime API’s transcription socket: 16 kHz sound in, the words of each turn out. */
export class RealtimeEar {
  readonly #events: LiveEarEvents;
  readonly #upsampler = new Upsampler();
  #realtime: OpenAIRealtimeWS | null = null;
  /** What waits for the socket; null once it is open. */
  #waiting: (() => void)[] | null = [];
  #heardSamples = 0;
  #sentSamples = 0;
  #hasEnded = false;
  #end: () => void = () => {};
  #problem: RemoteFailure | null = null;
  /** The turns whose sound was handed over, until the server names them: they come in order. */
  #turns = 0;
  #committed = 0;
  #turnOf = new Map<string, number>();
  #texts = new Map<string, string>();

  constructor(events: LiveEarEvents) {
    this.#events = events;
  }

  /** How much sound has been sent. */
  get sentMs(): number {
    return (this.#sentSamples / SAMPLE_RATE_HZ) * 1000;
  }

  /** Takes the next samples, 16 kHz. */
  hear(pcm: Int16Array): void {
    this.#heardSamples += pcm.length;
    const unsentBytes = this.#realtime?.socket.bufferedAmount ?? 0;
    const waits = this.#heardSamples - this.#sentSamples;
    if (waits > MAX_WAITING_SAMPLES || unsentBytes > MAX_UNSENT_BYTES) {
      this.close(failure('timedOut'));
    }
    if (this.#hasEnded) return;
    const audio = Buffer.from(this.#upsampler.next(pcm).buffer).toString('base64');
    this.#send(() => {
      this.#sentSamples += pcm.length;
      this.#realtime?.send({ type: 'input_audio_buffer.append', audio });
    });
  }

  /** What was heard since the last turn is one, said to its end. */
  endTurn(): void {
    if (this.#hasEnded) return;
    this.#send(() => {
      this.#turns += 1;
      this.#realtime?.send({ type: 'input_audio_buffer.commit' });
    });
  }

  /** Ends it; with a problem, because of that. */
  close(problem: RemoteFailure | null = null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#problem = problem;
    this.#waiting = null;
    this.#realtime?.close();
    this.#end();
    this.#events.ended(problem?.message ?? null);
  }

  /** Listens until somebody closes it. @throws RemoteFailure if it never could. */
  async listen(realtime: OpenAIRealtimeWS, session: Session, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#realtime = realtime;
    this.#end = resolve;
    signal.addEventListener('abort', () => this.close(failure('timedOut')));
    realtime.on('error', (error) => this.close(failureOfSocket(error)));
    realtime.socket.on('close', () => this.close(failure('cutOff')));
    realtime.socket.on('open', () => {
      realtime.send(session);
      for (const send of this.#waiting ?? []) send();
      this.#waiting = null;
    });
    realtime.on('event', (event) => this.#receive(event));
    if (this.#hasEnded) realtime.close();
    else await promise;
    if (this.#sentSamples === 0) throw this.#problem ?? failure('unreachable');
  }

  #send(send: () => void): void {
    if (this.#waiting !== null) this.#waiting.push(send);
    else send();
  }

  #receive(event: unknown): void {
    const { data } = Heard.safeParse(event);
    if (data === undefined || this.#hasEnded) return;
    if (data.type === 'input_audio_buffer.committed') this.#name(data.item_id);
    else if ('transcript' in data) this.#take(data.item_id, data.transcript, true);
    else this.#take(data.item_id, (this.#texts.get(data.item_id) ?? '') + data.delta, false);
  }

  /** The server says which item the next turn has become. */
  #name(itemId: string): void {
    if (this.#committed === this.#turns) this.close(failure('notOfSchema'));
    this.#turnOf.set(itemId, this.#committed);
    this.#committed += 1;
  }

  #take(itemId: string, text: string, isFinal: boolean): void {
    this.#texts.set(itemId, text);
    if (text.length > MAX_TURN_CHARACTERS || this.#texts.size > MAX_ITEMS) {
      this.close(failure('notOfSchema'));
      return;
    }
    // Words of a turn that goes on come before it has been named.
    this.#events.heard(this.#turnOf.get(itemId) ?? this.#committed, text, isFinal);
  }
}
