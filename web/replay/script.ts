import type { AttemptDetail, UtteranceDetail } from '#contract/attempt.ts';
import { lineBefore } from '#contract/conversation.ts';
import { DIMENSIONS, type Dimension, type Evidence } from '#contract/element.ts';
import { SAMPLE_RATE_HZ, type Word } from '#contract/transcript.ts';
import { clock } from '../ui/clock.ts';
import type { MarginNote } from '../ui/script.ts';
import { type Clip, clipOf, MARKED_SILENCE_MS, silencesOf } from './timeline.ts';

/** A stop of the recording by the person, in ms of the track's own sound. */
interface Pause {
  atMs: number;
  pausedMs: number;
}

/** One utterance that can be heard; tracks follow each other on one time axis. */
export interface Track {
  utteranceId: string;
  /** As it is named in the script. */
  label: string;
  url: string;
  /** Where it begins on the axis. */
  startMs: number;
  durationMs: number;
  /** Their times count from the track's own beginning. */
  words: readonly Word[];
  /** What it answers. */
  asked: { kind: 'question' | 'probe'; text: string };
  pauses: readonly Pause[];
}

/** Seconds of the axis that prove something in a dimension, and the passage that does. */
export interface Mark extends Clip {
  dimension: Dimension;
  evidence: Evidence;
}

/** A point of the axis at which something happened other than speech. */
export interface Marker {
  kind: 'question' | 'probe' | 'pause';
  atMs: number;
  says: string;
}

type Told = Pick<AttemptDetail, 'utterances' | 'conversation'>;

/**
 * The utterances of an attempt that have words, named as in a script; before a follow-up, what was
 * asked.
 */
export function scriptOf({ utterances, conversation }: Told) {
  return utterances
    .flatMap(({ id, position, transcript, probe }) =>
      transcript === null ? [] : [{ id, position, words: transcript.words, probe }],
    )
    .map(({ id, position, words, probe }, reply) => ({
      id,
      label: labelOf(position, conversation),
      asked: conversation ? lineBefore(conversation, reply) : (probe?.text ?? null),
      words,
    }));
}

/** What can be heard of an attempt, in order; nothing while it is still being recorded. */
export function tracksOf({
  state,
  question,
  utterances,
  conversation,
}: Told & Pick<AttemptDetail, 'state' | 'question'>): Track[] {
  if (state === 'recording') return [];
  const tracks = utterances.flatMap(
    ({ id, position, soundUrl, durationMs, transcript, ...rest }) =>
      soundUrl === null || !durationMs || rest.sound === 'missing'
        ? []
        : [
            {
              utteranceId: id,
              label: labelOf(position, conversation),
              url: soundUrl,
              startMs: 0,
              durationMs,
              words: transcript?.words ?? [],
              asked: askedOf({ position, ...rest }, question.text, conversation),
              pauses: rest.pauses.map(({ atSample, durationMs: pausedMs }) => ({
                atMs: (1000 * atSample) / SAMPLE_RATE_HZ,
                pausedMs,
              })),
            },
          ],
  );
  return inARow(tracks);
}

/** The tracks one after the other on one axis. */
export function inARow(tracks: readonly Track[]): Track[] {
  let startMs = 0;
  return tracks.map((track) => {
    const placed = { ...track, startMs };
    startMs += track.durationMs;
    return placed;
  });
}

function labelOf(position: number, conversation: AttemptDetail['conversation']): string {
  if (conversation) return `Reply ${position + 1}`;
  return position === 0 ? 'You' : `Follow-up ${position}`;
}

function askedOf(
  { position, probe }: Pick<UtteranceDetail, 'position' | 'probe'>,
  question: string,
  conversation: AttemptDetail['conversation'],
): Track['asked'] {
  const line = conversation && lineBefore(conversation, position);
  if (line) return { kind: 'question', text: line };
  return probe ? { kind: 'probe', text: probe.text } : { kind: 'question', text: question };
}

/** The seconds behind a passage, on the axis; null where it cannot be heard. */
export function passageClip(tracks: readonly Track[], passage: Evidence): Clip | null {
  const track = tracks.find(({ utteranceId }) => utteranceId === passage.utteranceId);
  const clip = track ? clipOf(track.words, passage, track.durationMs) : null;
  return track && clip ? moved(clip, track.startMs) : null;
}

/** Where the evidence stands in the sound: for each dimension in time's order, overlaps made one. */
export function marksOf(notes: readonly MarginNote[], tracks: readonly Track[]): Mark[] {
  return DIMENSIONS.flatMap((dimension) => {
    const marks = notes
      .filter((note) => note.dimension === dimension)
      .flatMap(({ evidence }) => {
        const clip = passageClip(tracks, evidence);
        return clip ? [{ dimension, evidence, ...clip }] : [];
      });
    return merged(marks);
  });
}

/** Marks in time's order; those of one utterance that touch or overlap are one. */
function merged(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1);
    const { utteranceId, to } = mark.evidence;
    if (last?.evidence.utteranceId === utteranceId && mark.startMs <= last.endMs) {
      last.endMs = Math.max(last.endMs, mark.endMs);
      last.evidence = { ...last.evidence, to: Math.max(last.evidence.to, to) };
    } else result.push(mark);
  }
  return result;
}

/** The questions, the probes and the person's own pauses of recording, in time's order. */
export function markersOf(tracks: readonly Track[]): Marker[] {
  return tracks.flatMap(({ startMs, asked, pauses }) => [
    {
      kind: asked.kind,
      atMs: startMs,
      says: `${asked.kind === 'probe' ? 'Probe' : 'Question'}: ${asked.text}`,
    },
    ...pauses.map(({ atMs, pausedMs }) => ({
      kind: 'pause' as const,
      atMs: startMs + atMs,
      says: `You paused the recording here for ${clock(pausedMs)}.`,
    })),
  ]);
}

/** The silences on the axis that are worth seeing. */
export function silencesIn(tracks: readonly Track[]): Clip[] {
  return tracks.flatMap(({ words, durationMs, startMs }) =>
    silencesOf(words, durationMs, MARKED_SILENCE_MS).map((clip) => moved(clip, startMs)),
  );
}

export function moved({ startMs, endMs }: Clip, byMs: number): Clip {
  return { startMs: startMs + byMs, endMs: endMs + byMs };
}

/** A sentence for each thing that is wrong with the sound of an attempt as it lies on disk. */
export function soundTroubles(
  { utterances, conversation }: Told,
  missing: readonly string[],
): string[] {
  const recorded = utterances.filter(({ soundUrl }) => soundUrl !== null);
  const named = (wrong: readonly UtteranceDetail[]) =>
    wrong.length === recorded.length
      ? 'this attempt'
      : wrong.map(({ position }) => nameOf(position, conversation)).join(' and ');
  const gone = recorded.filter(
    ({ sound, soundUrl }) =>
      sound === 'missing' || (soundUrl !== null && missing.includes(soundUrl)),
  );
  const cut = recorded.filter((one) => one.sound === 'cutShort' && !gone.includes(one));
  return [
    ...(gone.length > 0 ? [`The sound of ${named(gone)} is not on this computer any more.`] : []),
    ...(cut.length > 0
      ? [`The sound of ${named(cut)} is cut short on this computer: its end cannot be heard.`]
      : []),
  ];
}

function nameOf(position: number, conversation: AttemptDetail['conversation']): string {
  return position === 0 && !conversation
    ? 'the answer'
    : labelOf(position, conversation).toLowerCase();
}
