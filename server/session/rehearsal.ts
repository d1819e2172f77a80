import type { PauseEvent, Source } from '#contract/attempt.ts';
import { MAX_RECORDING_MS } from '#contract/socket.ts';
import { cutOffIn } from './cut-off.ts';
import { type Kept, keepAndRate } from './keep.ts';
import { type Captions, durationMsOf } from './listener.ts';
import { Refusal, storageFailed } from './refusal.ts';
import type { BegunAttempt, Recording, Stages } from './stages.ts';
import { TwoEars } from './two-ears.ts';

/** What a rehearsal tells while it goes on. */
export interface RehearsalEvents {
  acknowledged(nextSample: number): void;
  captions(captions: Captions): void;
  failed(refusal: Refusal): void;
}

/**
 * One answer or follow-up being recorded: sound goes to disk and to the listener; stopping rates the
 * whole attempt.
 */
export class Rehearsal {
  readonly begun: BegunAttempt;
  #source: Source;
  #stages: Stages;
  #recording: Recording;
  #ears: TwoEars;
  #events: RehearsalEvents;
  #pauses: PauseEvent[];
  #closing: Promise<void> | null = null;

  private constructor(
    stages: Stages,
    begun: BegunAttempt,
    heard: { source: Source; pauses: PauseEvent[] },
    recording: Recording,
    events: RehearsalEvents,
  ) {
    this.begun = begun;
    this.#source = heard.source;
    this.#pauses = heard.pauses;
    this.#stages = stages;
    this.#recording = recording;
    this.#events = events;
    // An upload has no captions.
    const hasLiveEar = heard.source === 'microphone';
    this.#ears = new TwoEars(
      stages.createSegmenter(),
      stages.transcriber,
      (captions) => events.captions(captions),
      (ear) => (hasLiveEar ? stages.openLiveEar(begun.attemptId, ear) : null),
    );
    recording.onDurable((nextSample) => events.acknowledged(nextSample));
  }

  /** Begins to record what has no sound yet. */
  static async start(
    stages: Stages,
    begun: BegunAttempt,
    source: Source,
    events: RehearsalEvents,
  ): Promise<Rehearsal> {
    const recording = await stages.archive.createRecording(begun.utteranceId);
    return new Rehearsal(stages, begun, { source, pauses: [] }, recording, events);
  }

  /** Goes on with the utterance that was cut off last: what is on disk is listened to again. */
  static async resume(
    stages: Stages,
    attemptId: string,
    events: RehearsalEvents,
  ): Promise<Rehearsal> {
    const found = stages.archive.findAttempt(attemptId);
    const utterance = found && cutOffIn(found.utterances);
    if (!utterance) {
      throw new Refusal('unknownAttempt', 'This answer cannot be gone on with; start a new one.');
    }
    const recording = await stages.archive.reopenRecording(utterance.id);
    const rehearsal = new Rehearsal(
      stages,
      { attemptId, utteranceId: utterance.id },
      { source: found.attempt.source, pauses: utterance.pauses },
      recording,
      events,
    );
    rehearsal.#ears.hearBefore(await recording.read());
    return rehearsal;
  }

  /** Where the next frame is expected. */
  get nextSample(): number {
    return this.#recording.nextSample;
  }

  /**
   * Takes a frame. One that was already taken (sent again after a reconnect) is passed over, in
   * part or whole; a gap is refused, and the page goes on from what was acknowledged.
   */
  hear(firstSample: number, pcm: Int16Array): void {
    const known = this.nextSample - firstSample;
    if (known < 0) {
      throw new Refusal(
        'outOfOrder',
        `Sound is missing before sample ${firstSample}; send it again from sample ${this.nextSample}.`,
        true,
      );
    }
    const fresh = pcm.subarray(known);
    if (fresh.length === 0) return;
    if (durationMsOf(this.nextSample + fresh.length) > MAX_RECORDING_MS) {
      throw new Refusal(
        'tooLong',
        'Fifteen minutes are the longest answer; what was said until then is kept and can be scored.',
        true,
      );
    }
    this.#recording.append(fresh).catch((reason: unknown) => {
      this.#events.failed(storageFailed(reason));
    });
    this.#ears.hear(fresh, this.#source !== 'upload');
  }

  /** Notes that the person paused at this sample for so long; told again, it is the same pause. */
  notePause(pause: PauseEvent): void {
    this.#pauses = this.#pauses.filter(({ atSample }) => atSample !== pause.atSample);
    this.#pauses.push(pause);
    this.#noteProgress();
  }

  /**
   * Ends the answer, rates the attempt and keeps all of it.
   * @throws Refusal when sound is missing, nothing was heard, or the recogniser failed; the
   * recording stays on disk.
   */
  async stop(atSample: number): Promise<Kept> {
    if (atSample !== this.nextSample) {
      throw new Refusal(
        'outOfOrder',
        `The answer ends at sample ${atSample}, but sound has arrived up to sample ${this.nextSample}; send the rest first.`,
        true,
      );
    }
    const heard = this.#ears.finish().catch((reason: unknown) => {
      throw new Refusal(
        'recognizerFailed',
        `The speech model failed (${messageOf(reason)}). The recording is kept: start Understudy again and finish it.`,
      );
    });
    const [words] = await Promise.all([heard, this.#close()]);
    if (words.length === 0) {
      throw new Refusal(
        'nothingHeard',
        'No speech was heard in this recording. Check the microphone’s level, then record again.',
      );
    }
    const recognizer = await this.#stages.transcriber.name();
    return keepAndRate(this.#stages, this.begun, { recognizer, words });
  }

  /** Ends the recording where it is; the attempt can be resumed. */
  async interrupt(): Promise<void> {
    this.#ears.cease();
    await this.#close();
  }

  /** Removes what was said, sound and all: a follow-up alone, or the whole attempt. */
  async discard(): Promise<void> {
    await this.interrupt();
    const { archive } = this.#stages;
    const { attemptId, utteranceId } = this.begun;
    const main = archive.findAttempt(attemptId)?.utterances[0];
    if (main?.id === utteranceId) await archive.deleteAttempt(attemptId);
    else await archive.deleteUtterance(utteranceId);
  }

  #close(): Promise<void> {
    this.#closing ??= this.#recording.close().finally(() => this.#noteProgress());
    return this.#closing;
  }

  #noteProgress(): void {
    const { utteranceId } = this.begun;
    this.#stages.archive.noteProgress(utteranceId, durationMsOf(this.nextSample), this.#pauses);
  }
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
