import type { AttemptDetail } from '#contract/attempt.ts';
import type { Dimension } from '#contract/element.ts';
import type { LoopDetail } from '#contract/loop.ts';
import type { Interviewer } from '#contract/scenario.ts';
import { marginNotes } from '../../scorecard/notes.ts';
import type { MarginNote } from '../../ui/script.ts';
import { inARow, scriptOf, type Track, tracksOf } from '../script.ts';

/** One question or probe of a loop with what was said to it. */
export interface Chapter {
  utteranceId: string;
  attemptId: string;
  asker: Interviewer | null;
  asked: Track['asked'];
  /** Of the questions that were answered, from 1. */
  question: number;
  /** The levels after it; null where nothing was rated. */
  levels: Record<Dimension, number> | null;
  /** What was said, as the transcript takes it; null where nobody finished it. */
  script: ReturnType<typeof scriptOf>[number] | null;
  notes: readonly MarginNote[];
  /** Its place among the tracks; null for what can only be read. */
  track: number | null;
  /** Why it can only be read. */
  silent: 'typed' | 'gone' | null;
}

export interface LoopChapters {
  chapters: Chapter[];
  /** What can be heard of them, in a row. */
  tracks: Track[];
}

/** A loop in the order in which it was held: each question and each probe is a chapter. */
export function chaptersOf(
  { scenario, attempts }: Pick<LoopDetail, 'scenario' | 'attempts'>,
  details: readonly AttemptDetail[],
): LoopChapters {
  const tracks = inARow(details.flatMap(tracksOf));
  const chapters = details.flatMap((attempt, index) => {
    const place = attempts.find(({ id }) => id === attempt.id);
    const asker = scenario.interviewers[place?.interviewer ?? -1] ?? null;
    const notes = attempt.scorecard ? marginNotes(attempt.scorecard) : [];
    const script = scriptOf(attempt);
    return attempt.utterances.map(({ id, probe, soundUrl }): Chapter => {
      const track = tracks.findIndex(({ utteranceId }) => utteranceId === id);
      const said = script.find((one) => one.id === id) ?? null;
      return {
        utteranceId: id,
        attemptId: attempt.id,
        asker,
        asked: probe
          ? { kind: 'probe', text: probe.text }
          : { kind: 'question', text: attempt.question.text },
        question: index + 1,
        levels: levelsAfter(attempt, id),
        // The chapter's head has the question; the script would say it again.
        script: said && { ...said, asked: null },
        notes,
        track: track < 0 ? null : track,
        silent: track >= 0 ? null : soundUrl === null ? 'typed' : 'gone',
      };
    });
  });
  return { chapters, tracks };
}

/** What stood after an utterance: each probe may have raised the levels. */
function levelsAfter(
  { scorecard, levels, utterances }: AttemptDetail,
  utteranceId: string,
): Record<Dimension, number> | null {
  const followUps = scorecard?.followUps ?? [];
  if (utteranceId !== utterances[0]?.id) {
    return followUps.find((followUp) => followUp.utteranceId === utteranceId)?.after ?? null;
  }
  return followUps[0]?.before ?? levels;
}

/** Where playing has to stop: before what can only be read, at the end, and if wanted at every question. */
export function stopsOf({ chapters, tracks }: LoopChapters, atEach: boolean): number[] {
  const before = chapters.flatMap(({ track }, index) => {
    const startMs = track === null ? null : tracks[track]?.startMs;
    const isAfterText = chapters[index - 1]?.track === null;
    return startMs && (atEach || isAfterText) ? [startMs] : [];
  });
  const last = tracks.at(-1);
  return last ? [...before, last.startMs + last.durationMs] : before;
}

/** The chapter that follows when the sound has stopped at a stop: its own, or the text before it. */
export function chapterAfterStop({ chapters, tracks }: LoopChapters, stoppedAtMs: number): number {
  const heard = tracks.findLastIndex(({ startMs }) => startMs < stoppedAtMs);
  return chapters.findIndex(({ track }) => track === heard) + 1;
}
