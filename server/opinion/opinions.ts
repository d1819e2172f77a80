import type { Opinion } from '#contract/opinion.ts';
import { type CountingGrader, RemoteFailure, type RemoteProblem } from '#contract/remote.ts';
import type { OpinionArchive, OpinionModel } from './ports.ts';

const FAILED: RemoteProblem = {
  code: 'failed',
  message: 'The second opinion could not be made; the rating of this computer stands. Try again.',
  retryAfterMs: null,
};

/** The second opinions: which were asked for, which failed, and those that are there. */
export class Opinions {
  readonly #archive: OpinionArchive;
  readonly #model: OpinionModel | null;
  /** The attempts whose opinion is on its way; true where it was asked for again meanwhile. */
  readonly #asked = new Map<string, boolean>();
  readonly #failed = new Map<string, RemoteProblem>();
  /** The attempts whose opinion is to count once their loop has gone on. */
  readonly #waiting = new Set<string>();
  #isClosed = false;

  /** `model` is null where none is set up. */
  constructor(archive: OpinionArchive, model: OpinionModel | null) {
    this.#archive = archive;
    this.#model = model;
  }

  /** There is such an attempt. */
  isKept(attemptId: string): boolean {
    return this.#archive.isKept(attemptId);
  }

  /** It, or a follow-up of it, is being recorded now. */
  isRecording(attemptId: string): boolean {
    return this.#archive.isRecording(attemptId);
  }

  /** Its loop may still ask about it, by the rating that counts now. */
  isAwaited(attemptId: string): boolean {
    return this.#archive.isAwaited(attemptId);
  }

  /** The opinion on an attempt as it is now; null for one that is not rated. */
  of(attemptId: string): Opinion | null {
    const found = this.#archive.find(attemptId);
    if (found === null) return null;
    const { local, opinion } = found;
    if (opinion !== null) {
      const { model, promptVersion, scorecard, counts, usage } = opinion;
      return {
        state: 'there',
        model,
        promptVersion,
        local: local.scorecard,
        remote: scorecard,
        counts: counts ? 'remote' : 'local',
        droppedQuotes: scorecard.droppedQuotes ?? 0,
        usage,
      };
    }
    // It is asked for by itself once the answer was heard; sooner it would be of other words.
    const isToBeAsked = this.isOn && this.#archive.isBeingHeard(attemptId);
    if (isToBeAsked || this.#asked.has(attemptId)) return { state: 'asked' };
    const answer = this.#archive.answerOf(attemptId);
    const mostUsd = (answer && this.#model?.mostUsd(answer)) ?? null;
    const problem = this.#failed.get(attemptId);
    return problem ? { state: 'failed', mostUsd, problem } : { state: 'absent', mostUsd };
  }

  /** A model is set up and switched on. */
  get isOn(): boolean {
    return this.#model?.isOn() ?? false;
  }

  /**
   * Asks for an opinion, unless it is there. One that is on its way may be of other words than those
   * of now: it is waited for, and asked for once more if it leaves the attempt without an opinion.
   */
  ask(attemptId: string): void {
    if (this.#model === null) return;
    if (this.#asked.has(attemptId)) this.#asked.set(attemptId, true);
    else void this.#run(attemptId, this.#model);
  }

  /** An answer was rated and kept: its opinion comes by itself where the model is switched on. */
  rated(attemptId: string): void {
    this.takeUp();
    if (this.isOn) this.ask(attemptId);
  }

  /** Lets those opinions count that had to wait until their loop had gone on. */
  takeUp(): void {
    for (const attemptId of this.#waiting) {
      if (this.#archive.isAwaited(attemptId)) continue;
      this.#waiting.delete(attemptId);
      this.choose(attemptId, 'remote');
    }
  }

  /** Makes one of the two ratings count; false where there is no opinion to choose. */
  choose(attemptId: string, counts: CountingGrader): boolean {
    const found = this.#archive.find(attemptId);
    if (found === null || found.opinion === null) return false;
    this.#archive.count(attemptId, counts === 'remote' ? found.opinion : found.local);
    return true;
  }

  /** What arrives from now on is dropped. */
  close(): void {
    this.#isClosed = true;
  }

  async #run(attemptId: string, model: OpinionModel): Promise<void> {
    let problem: RemoteProblem | null;
    do {
      this.#asked.set(attemptId, false);
      problem = await this.#askOnce(attemptId, model);
    } while (this.#asked.get(attemptId) && !this.#isClosed);
    this.#asked.delete(attemptId);
    if (problem === null) this.#failed.delete(attemptId);
    else this.#failed.set(attemptId, problem);
  }

  /** What went wrong, if something did. */
  async #askOnce(attemptId: string, model: OpinionModel): Promise<RemoteProblem | null> {
    try {
      const found = this.#archive.find(attemptId);
      const answer = this.#archive.answerOf(attemptId);
      if (found === null || answer === null || found.opinion !== null) return null;
      const opinion = await model.rate(answer);
      if (this.#isClosed) return null;
      const isAwaited = this.#archive.isAwaited(attemptId);
      const counts = model.counts() && !isAwaited;
      this.#archive.add(attemptId, found.local.id, { ...opinion, counts });
      if (model.counts() && isAwaited) this.#waiting.add(attemptId);
      return null;
    } catch (error) {
      if (error instanceof RemoteFailure) return error.problem;
      console.error(error);
      return FAILED;
    }
  }
}
