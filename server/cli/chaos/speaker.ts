import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerMessage } from '#contract/socket.ts';
import { MemoryKeep } from './memory-keep.ts';
import { Tab } from './tab.ts';

const FRAME_SAMPLES = 1_600;
/** Six times as fast as people speak. */
const FRAME_MS = 16;
const QUESTION = { text: 'Tell me about a time you raised the quality of a product.' };
/** So often an answer is taken up again after an error. */
const TRIES = 20;
const BETWEEN_TRIES_MS = 250;
/** Three seconds, in which something is heard. */
const AGAIN_FRAMES = 30;

/** A person who gives one answer in a browser, and remembers what must have come of it. */
export class Speaker {
  /** The samples that the page took so far, from the beginning of the sound. */
  saidSamples = 0;
  /** The server has said that everything before this sample is on disk. */
  acknowledgedSamples = 0;
  attemptId: string | null = null;
  isDiscarded = false;
  isRated = false;
  readonly pcm: Int16Array;
  readonly #address: string;
  readonly #random: () => number;
  readonly #deviceId = randomUUID();
  readonly #browser = new MemoryKeep();
  #tab: Tab;

  constructor(address: string, pcm: Int16Array, random: () => number) {
    this.#address = address;
    this.pcm = pcm;
    this.#random = random;
    this.#tab = this.#newTab();
  }

  /** How many answers the browser still holds something of. */
  get heldAnswers(): number {
    return this.#browser.answers.length;
  }

  async start(): Promise<void> {
    await this.#tab.until('connection', ({ connection }) => connection === 'ready');
    this.#tab.client.start(QUESTION, 'microphone');
  }

  /** Says so many frames, or until the page is told of a failure; pauses now and then. */
  async speak(frames: number): Promise<void> {
    const { client } = this.#tab;
    for (let frame = 0; frame < frames; frame += 1) {
      await wait(FRAME_MS);
      if (client.getState().phase !== 'recording') return;
      if (this.#random() < 0.03) {
        client.pause();
        await wait(2 * FRAME_MS);
        client.continue();
        if (client.getState().phase !== 'recording') return;
      }
      const pcm = this.pcm.subarray(this.saidSamples, this.saidSamples + FRAME_SAMPLES);
      this.saidSamples += pcm.length;
      client.push(pcm);
    }
  }

  cutSocket(): void {
    this.#tab.cut();
  }

  /** The tab is gone with all that it knew; what the browser keeps stays. */
  crash(): void {
    this.#tab.crash();
  }

  /** Closes the tab and opens another one. */
  async returnAgain(): Promise<void> {
    this.crash();
    await this.reopen();
  }

  /** Opens another tab, in which what was kept is brought back. */
  async reopen(): Promise<void> {
    this.#tab = this.#newTab();
    await this.#tab.until('return', ({ connection }) => connection === 'ready');
  }

  /** Takes the answer up again where nobody records it, as often as it takes, and goes on. */
  async goOn(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { client } = this.#tab;
      const { phase } = client.getState();
      if (phase === 'recording' || phase === 'rated') return;
      if (phase === 'failed') await this.#recover();
      if (this.attemptId === null) {
        if (this.heldAnswers === 0) {
          await this.#startAnew();
          continue;
        }
        // Refused, yet kept: it becomes an attempt on return, and a second one beside it must not.
        await this.returnAgain();
        continue;
      }
      client.resume(this.attemptId);
      await this.#tab.until('resumption', (state) => state.phase !== 'starting');
      client.continue();
    }
  }

  /** Stops and has the answer rated, as often as it takes. */
  async finish(): Promise<void> {
    for (let tries = 0; tries < TRIES && !this.isRated; tries += 1) {
      await this.goOn();
      const { client } = this.#tab;
      client.stop();
      await this.#tab.until('rating', ({ phase }) => phase === 'rated' || phase === 'failed');
      this.isRated = client.getState().phase === 'rated';
    }
  }

  /** Throws the answer away, as often as it takes. */
  async discard(): Promise<void> {
    await this.goOn();
    for (let tries = 0; tries < TRIES && !this.isDiscarded; tries += 1) {
      const { client } = this.#tab;
      if (client.getState().phase === 'failed' && this.attemptId !== null) {
        await this.#recover();
        client.resume(this.attemptId);
      }
      client.discard();
      await this.#tab.until('end', ({ phase }) => phase === 'discarded' || phase === 'failed');
      this.isDiscarded = client.getState().phase === 'discarded';
    }
  }

  /** Nothing is left of what was said before, so something is said again. */
  async #startAnew(): Promise<void> {
    this.saidSamples = 0;
    await this.start();
    await this.speak(AGAIN_FRAMES);
  }

  /** Puts a failure away, as the person does. */
  async #recover(): Promise<void> {
    const { client } = this.#tab;
    await wait(BETWEEN_TRIES_MS);
    client.reset();
    client.connect();
    await this.#tab.until('return', ({ connection }) => connection === 'ready');
  }

  #newTab(): Tab {
    return new Tab(this.#address, this.#deviceId, this.#browser, (message) => this.#hear(message));
  }

  #hear(message: ServerMessage): void {
    if (message.type === 'started') this.attemptId = message.attemptId;
    if (message.type === 'ack') {
      this.acknowledgedSamples = Math.max(this.acknowledgedSamples, message.nextSample);
    }
  }
}
