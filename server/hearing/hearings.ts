import type { Hearing } from '#contract/hearing.ts';
import { RemoteFailure, type RemoteProblem } from '#contract/remote.ts';
import type { Word } from '#contract/transcript.ts';
import { type Heard, keepHeard } from './keep.ts';
import { durationMsOf, hearInParts } from './parts.ts';
import type { HearingParts, KeptAttempt, KeptUtterance } from './ports.ts';
import { CORRECTED, notTaken, type Refused, refusalOf, SWITCHED_OFF, UNKNOWN } from './refusal.ts';
import { doubtAbout, trustedTimes, wordsHeard } from './words.ts';

/** What a model’s estimate is for. */
const THREE_MINUTES_MS = 180_000;

type Job = { is: 'running'; done: Promise<void> } | { is: 'failed'; problem: RemoteProblem };

/** An utterance that can be heard again. */
type Pending = KeptUtterance & { words: Word[]; version: number };

/**
 * Has a stronger ear hear what was heard on this computer before. What it hears becomes the newest
 * transcript, and the answer is rated again with it; until then, and whatever fails, what is there
 * stands.
 */
export class Hearings {
  readonly #parts: HearingParts;
  /** By attempt. */
  readonly #jobs = new Map<string, Job>();
  /** What was heard and could not be kept yet, by utterance: it is not paid for twice. */
  readonly #heard = new Map<string, Heard>();
  /** The attempts that could not be changed when they had been heard. */
  readonly #waiting = new Set<string>();

  constructor(parts: HearingParts) {
    this.#parts = parts;
  }

  /** How it stands with an attempt, or why it cannot be heard. */
  of(attemptId: string): Hearing | Refused {
    const { archive, ear } = this.#parts;
    const found = archive.findAttempt(attemptId);
    if (found === null) return UNKNOWN;
    const refusal = refusalOf(found, archive.isRecording(attemptId), ear !== null);
    if (refusal !== null) return refusal;
    const job = this.#jobs.get(attemptId);
    if (job?.is === 'running') return { state: 'asked' };
    const { model, estimateUsd: usd } = ear?.model() ?? { model: '', estimateUsd: null };
    const pending = pendingIn(found, model);
    if (pending.length === 0) {
      const isThere = found.utterances.some(({ recognizer }) => recognizer === model);
      return isThere ? { state: 'there', model } : CORRECTED;
    }
    const lengthMs = pending.reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0), 0);
    const mostUsd = usd === null ? null : (usd * lengthMs) / THREE_MINUTES_MS;
    return job === undefined
      ? { state: 'absent', mostUsd }
      : { state: 'failed', mostUsd, problem: job.problem };
  }

  /** An attempt is being heard now. */
  isHearing(attemptId: string): boolean {
    return this.#jobs.get(attemptId)?.is === 'running';
  }

  /** Asks for it because the person wants it now. */
  request(attemptId: string): Hearing | Refused {
    const state = this.of(attemptId);
    if ('status' in state || state.state === 'asked' || state.state === 'there') return state;
    if (!this.#parts.ear?.isOn()) return SWITCHED_OFF;
    void this.ask(attemptId);
    return { state: 'asked' };
  }

  /**
   * Hears what of an attempt has not been heard yet, if that is switched on. Resolves when it is
   * done, well or not; `of` tells which.
   */
  ask(attemptId: string): Promise<void> {
    this.takeUp();
    if (!this.#parts.ear?.isOn()) return Promise.resolve();
    return this.#begin(attemptId);
  }

  /** Keeps what was heard and had to wait, where nothing is in its way any more. */
  takeUp(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const attemptId of waiting) void this.#begin(attemptId);
  }

  #begin(attemptId: string): Promise<void> {
    const before = this.#jobs.get(attemptId);
    const job: Job = {
      is: 'running',
      done: (before?.is === 'running' ? before.done : Promise.resolve())
        .then(() => this.#hearAttempt(attemptId))
        .then(
          () => null,
          (error: unknown) => problemOf(error),
        )
        .then((problem) => {
          // Asked again meanwhile: the later one tells.
          if (this.#jobs.get(attemptId) !== job) return;
          if (problem === null) this.#jobs.delete(attemptId);
          else this.#jobs.set(attemptId, { is: 'failed', problem });
        }),
    };
    this.#jobs.set(attemptId, job);
    return job.done;
  }

  async #hearAttempt(attemptId: string): Promise<void> {
    const { archive, ear } = this.#parts;
    const found = archive.findAttempt(attemptId);
    if (found === null || ear === null) return;
    const { model } = ear.model();
    const pending = pendingIn(found, model);
    const ids: string[] = [];
    let failed: unknown = null;
    for (const utterance of pending) {
      try {
        await this.#hearOnce(attemptId, utterance, model);
        ids.push(utterance.id);
      } catch (error) {
        failed = error;
        break;
      }
    }
    if (ids.length > 0) await this.#keep(attemptId, ids);
    // What was heard before it is kept.
    if (failed !== null) throw failed;
  }

  /** Keeps what was heard, or leaves it for later. */
  async #keep(attemptId: string, ids: readonly string[]): Promise<void> {
    const heard = new Map([...this.#heard].filter(([id]) => ids.includes(id)));
    for (const id of ids) this.#heard.delete(id);
    if ((await keepHeard(this.#parts, attemptId, heard)) === 'kept') return;
    for (const [id, one] of heard) this.#heard.set(id, one);
    this.#waiting.add(attemptId);
    throw notTaken(
      'What the model heard waits until you have gone on, so that nothing changes while you are asked.',
    );
  }

  async #hearOnce(attemptId: string, utterance: Pending, model: string): Promise<void> {
    const { id, version } = utterance;
    const known = this.#heard.get(id);
    if (known?.version === version && known.transcript.recognizer === model) return;
    const words = await this.#hear(attemptId, utterance);
    this.#heard.set(id, { version, transcript: { recognizer: model, words } });
  }

  async #hear(attemptId: string, utterance: Pending): Promise<Word[]> {
    const { archive, ear, keywords, timed } = this.#parts;
    const wav = await archive.readWav(utterance.id).catch(() => null);
    if (wav === null || ear === null) {
      throw notTaken('The recording is not on the disk any more; the words that are here stand.');
    }
    const durationMs = durationMsOf(wav);
    const heard = await hearInParts(wav, utterance.words, (part) =>
      ear.hear({ attemptId, ...part, keywords: keywords() }),
    );
    const words = wordsHeard(heard.text);
    const doubt = doubtAbout(words, utterance.words, durationMs);
    if (doubt !== null) {
      throw notTaken(`The model heard ${doubt}; what this computer heard stands.`);
    }
    return timed(trustedTimes(heard.words, durationMs) ?? utterance.words, words);
  }
}

/** What has been heard by another ear only; words that the person has corrected are theirs. */
function pendingIn({ utterances }: KeptAttempt, model: string): Pending[] {
  return utterances.flatMap((utterance) => {
    const { sound_file, words, version, heard, recognizer } = utterance;
    if (sound_file === null || words === null || version === null) return [];
    return heard !== null || recognizer === model ? [] : [{ ...utterance, words, version }];
  });
}

/** A disk that refuses, or a fault of the program, is told of in one sentence too. */
function problemOf(error: unknown): RemoteProblem {
  if (error instanceof RemoteFailure) return error.problem;
  console.error(error);
  return notTaken('What the model heard could not be kept; try again.').problem;
}
