import { Refusal } from './refusal.ts';

/** An answer that is being recorded by a socket. */
export interface LiveAnswer {
  readonly deviceId: string;
  readonly attemptId: string;
  /** Ends it where it is; resolves once its recording is closed. */
  interrupt(): Promise<void>;
}

/** Who is recording now: one answer a device, one device an attempt. */
export class LiveAnswers {
  #answers = new Set<LiveAnswer>();
  #onChange: () => void = () => {};

  /** Calls back whenever somebody begins or ends to record. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  add(answer: LiveAnswer): void {
    this.#answers.add(answer);
    this.#onChange();
  }

  delete(answer: LiveAnswer): void {
    this.#answers.delete(answer);
    this.#onChange();
  }

  /** Nobody is recording. */
  get isEmpty(): boolean {
    return this.#answers.size === 0;
  }

  ofDevice(deviceId: string): LiveAnswer | undefined {
    return [...this.#answers].find((answer) => answer.deviceId === deviceId);
  }

  /** @throws Refusal when an answer is being recorded into this attempt. */
  refuseLive(attemptId: string): void {
    if (this.ofAttempt(attemptId)) throw alreadyRecording();
  }

  /** Ends them all where they are, as when the server stops. */
  async interruptAll(): Promise<void> {
    await Promise.all([...this.#answers].map((answer) => answer.interrupt()));
  }

  /** The attempts into which is being recorded. */
  attemptIds(): string[] {
    return [...this.#answers].map(({ attemptId }) => attemptId);
  }

  ofAttempt(attemptId: string): LiveAnswer | undefined {
    return [...this.#answers].find((answer) => answer.attemptId === attemptId);
  }
}

export function alreadyRecording(): Refusal {
  return new Refusal(
    'alreadyRecording',
    'An answer is being recorded in another tab; stop or discard it there first.',
  );
}
