import {
  type Asked,
  ClientMessage,
  decodeFrame,
  MAX_MESSAGE_BYTES,
  MAX_TYPED_WORDS,
  PROTOCOL,
  type ServerMessage,
} from '#contract/socket.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { beginRows, settleResumed } from './begin.ts';
import { keepAndRate, keptBefore } from './keep.ts';
import { alreadyRecording, type LiveAnswer, type LiveAnswers } from './live.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { Rehearsal, type RehearsalEvents } from './rehearsal.ts';
import type { Stages } from './stages.ts';

/** The socket as a connection sees it. */
export interface Wire {
  send(message: ServerMessage): void;
  close(): void;
}

interface Recording {
  rehearsal: Rehearsal;
  live: LiveAnswer;
  /** Where the person paused, while they do. */
  pausedAtSample: number | null;
}

/**
 * One socket's side of the protocol (contract/socket.ts). Messages are handled one after the
 * other, in the order in which they came.
 */
export class Connection {
  #stages: Stages;
  #answers: LiveAnswers;
  #wire: Wire;
  #deviceId: string | null = null;
  #recording: Recording | null = null;
  #work: Promise<void> = Promise.resolve();
  /** After a fatal refusal nothing more is taken. */
  #hasEnded = false;
  #forgetRecognizer: () => void;

  constructor(stages: Stages, answers: LiveAnswers, wire: Wire) {
    this.#stages = stages;
    this.#answers = answers;
    this.#wire = wire;
    this.#forgetRecognizer = stages.onRecognizerState((state) => {
      if (this.#deviceId !== null) wire.send({ type: 'recognizer', state });
    });
  }

  /** Takes a text message of the socket. */
  receiveText(text: string): Promise<void> {
    return this.#enqueue(async () => {
      await this.#handle(parseMessage(text));
    });
  }

  /** Takes a binary message of the socket: a frame of sound. */
  receiveFrame(bytes: Uint8Array): Promise<void> {
    return this.#enqueue(async () => {
      if (bytes.length > MAX_MESSAGE_BYTES) throw tooLarge();
      const frame = decodeFrame(bytes);
      if (frame === null) {
        throw new Refusal('badMessage', 'A frame of sound is a position and 16-bit samples.', true);
      }
      this.#current().rehearsal.hear(frame.firstSample, frame.pcm);
    });
  }

  /** Tells the page that it goes beyond a limit of the socket. */
  refuse(refusal: Refusal): Promise<void> {
    return this.#enqueue(() => Promise.reject(refusal));
  }

  /** The socket is gone: what has arrived is kept. */
  closed(): Promise<void> {
    this.#forgetRecognizer();
    return this.#enqueue(() => this.#end());
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#hasEnded ? undefined : task()))
      .catch((error: unknown) => this.#report(error));
    return this.#work;
  }

  async #report(error: unknown): Promise<void> {
    const { code, message, fatal } = refusalOf(error);
    this.#wire.send({ type: 'error', code, message, fatal });
    if (!fatal) return;
    await this.#end();
    this.#wire.close();
  }

  async #handle(message: ClientMessage): Promise<void> {
    if (message.type === 'hello') return this.#greet(message.protocol, message.deviceId);
    if (this.#deviceId === null) {
      throw new Refusal('badMessage', 'A socket begins with hello; reload the page.', true);
    }
    switch (message.type) {
      case 'start':
        return this.#start(this.#deviceId, message.question, message.source);
      case 'resume':
        return this.#resume(this.#deviceId, message.attemptId);
      case 'pause':
        this.#current().pausedAtSample = message.atSample;
        return;
      case 'continue':
        this.#current().pausedAtSample = null;
        this.#current().rehearsal.notePause({
          atSample: message.atSample,
          durationMs: message.pausedMs,
        });
        return;
      case 'stop':
        return this.#stop(message.atSample);
      case 'discard': {
        const { rehearsal } = this.#release();
        await rehearsal.discard();
        this.#wire.send({ type: 'discarded' });
        return;
      }
      case 'leave':
        await this.#interrupt();
        this.#wire.send({ type: 'left' });
        return;
      case 'say':
        return this.#say(message.question, message.text);
    }
  }

  #greet(protocol: number, deviceId: string): void {
    if (protocol !== PROTOCOL) {
      throw new Refusal(
        'wrongProtocol',
        `This page speaks protocol ${protocol}, the server ${PROTOCOL}; reload the page.`,
        true,
      );
    }
    this.#deviceId = deviceId;
    const recognizer = this.#stages.recognizerState();
    this.#wire.send({ type: 'ready', protocol: PROTOCOL, recognizer });
  }

  async #start(deviceId: string, choice: Asked, source: 'microphone' | 'upload'): Promise<void> {
    this.#refuseSecondAnswer(deviceId);
    // Nobody who is alone is told to wait, however slow the computer is.
    if (!this.#answers.isEmpty && this.#stages.transcriber.isCrowded()) throw crowded();
    const begun = beginRows(this.#stages, this.#answers, choice, source);
    this.#begin(deviceId, await Rehearsal.start(this.#stages, begun, source, this.#events()));
  }

  async #resume(deviceId: string, attemptId: string): Promise<void> {
    // A socket that this device lost may not have been noticed here yet.
    const held = this.#answers.ofAttempt(attemptId);
    if (held?.deviceId === deviceId && this.#recording === null) await held.interrupt();
    this.#refuseSecondAnswer(deviceId);
    this.#answers.refuseLive(attemptId);
    const kept = keptBefore(this.#stages, attemptId);
    if (kept !== null) {
      // The page lost the socket before it heard that the answer was rated.
      this.#wire.send(kept);
      return;
    }
    settleResumed(this.#stages, attemptId);
    this.#begin(deviceId, await Rehearsal.resume(this.#stages, attemptId, this.#events()));
  }

  #begin(deviceId: string, rehearsal: Rehearsal): void {
    const { attemptId } = rehearsal.begun;
    const interrupt = () => {
      this.#wire.close();
      return this.closed();
    };
    const live: LiveAnswer = { deviceId, attemptId, interrupt };
    this.#answers.add(live);
    this.#recording = { rehearsal, live, pausedAtSample: null };
    this.#wire.send({ type: 'started', attemptId, nextSample: rehearsal.nextSample });
  }

  async #stop(atSample: number): Promise<void> {
    const { rehearsal } = this.#current();
    try {
      const kept = await rehearsal.stop(atSample);
      this.#release();
      this.#wire.send(kept);
    } catch (error) {
      await this.#interrupt();
      throw error;
    }
  }

  async #say(choice: Asked, text: string): Promise<void> {
    const words = wordsOfText(text);
    if (words.length === 0) {
      throw new Refusal('nothingHeard', 'There is no answer in this text yet; type or paste one.');
    }
    if (words.length > MAX_TYPED_WORDS) {
      throw new Refusal(
        'tooLong',
        `This text has ${words.length} words; ${MAX_TYPED_WORDS} are the most. Shorten it to what you would say aloud.`,
      );
    }
    const begun = beginRows(this.#stages, this.#answers, choice, 'typed');
    const transcript = { recognizer: 'typed', words };
    this.#wire.send(await keepAndRate(this.#stages, begun, transcript));
  }

  #refuseSecondAnswer(deviceId: string): void {
    if (this.#recording !== null || this.#answers.ofDevice(deviceId)) throw alreadyRecording();
  }

  #current(): Recording {
    if (this.#recording !== null) return this.#recording;
    throw new Refusal('badMessage', 'No answer is being recorded; start one first.');
  }

  #release(): Recording {
    const recording = this.#current();
    this.#answers.delete(recording.live);
    this.#recording = null;
    return recording;
  }

  async #interrupt(): Promise<void> {
    if (this.#recording === null) return;
    await this.#release().rehearsal.interrupt();
  }

  async #end(): Promise<void> {
    this.#hasEnded = true;
    // A disk that is full has been told of, or nobody is there to be told.
    await this.#interrupt().catch(() => {});
  }

  #events(): RehearsalEvents {
    return {
      acknowledged: (nextSample) => this.#wire.send({ type: 'ack', nextSample }),
      captions: (captions) => this.#wire.send({ type: 'captions', ...captions }),
      failed: (refusal) => void this.refuse(refusal),
    };
  }
}

function parseMessage(text: string): ClientMessage {
  if (text.length > MAX_MESSAGE_BYTES) throw tooLarge();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('badMessage', 'A message is a JSON object; reload the page.', true);
  }
  const message = ClientMessage.safeParse(value);
  if (message.success) return message.data;
  const issue = message.error.issues[0];
  const where = issue?.path.join('.') || 'message';
  throw new Refusal(
    'badMessage',
    `This message is not of the protocol (${where}: ${issue?.message}); reload the page.`,
    true,
  );
}

function crowded(): Refusal {
  return new Refusal(
    'crowded',
    'As many people are answering as this computer can follow; start when one of them has finished.',
  );
}

function tooLarge(): Refusal {
  return new Refusal(
    'tooLarge',
    `A message may have ${MAX_MESSAGE_BYTES / 1024} kB; send less at once.`,
  );
}
