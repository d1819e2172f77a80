import type { AttemptDetail } from '#contract/attempt.ts';
import { lineBefore } from '#contract/conversation.ts';
import {
  DIMENSIONS,
  type Dimension,
  ELEMENT_IDS,
  ELEMENT_WORDS,
  type Evidence,
} from '#contract/element.ts';
import { type DimensionRating, type Level, RUNGS, type Scorecard } from '#contract/scorecard.ts';
import type { Word } from '#contract/transcript.ts';

/** Words of the person, and where each passage of them was said. */
interface ToldQuote {
  quote: string;
  passages: Evidence[];
}

interface ToldElement extends Partial<ToldQuote> {
  name: string;
  meaning: string;
}

interface ToldDimension {
  dimension: Dimension;
  name: string;
  level: Level;
  /** What each level means, lowest first. */
  rungs: readonly string[];
  why: string;
  found: ToldElement[];
  /** A quote is what came closest. */
  missing: ToldElement[];
}

interface ToldUtterance {
  id: string;
  label: string;
  /** What it answers; null for the main answer, which answers the question. */
  asked: string | null;
  words: readonly Word[];
}

/** An attempt as it is told to somebody without Understudy: in words, in the order of reading. */
export interface Told {
  question: string;
  /** When, how and for how long, about which principle. */
  facts: string[];
  verdict: { vote: string; reason: string }[];
  dimensions: ToldDimension[];
  advice: string[];
  /** Of a conversation: what was listened for, and what was said to it. */
  points: { name: string; met: boolean; says: string; quotes: ToldQuote[] }[];
  script: ToldUtterance[];
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });

/** Tells an attempt. */
export function toldOf(attempt: AttemptDetail): Told {
  const { question, scorecard, createdAtMs, source, durationMs, utterances } = attempt;
  const isRated = scorecard?.sufficient === true;
  return {
    question: question.text,
    facts: [
      dayFormat.format(createdAtMs),
      ...(source === 'typed' ? ['typed'] : durationMs === null ? [] : [clock(durationMs)]),
      ...(question.principle === null ? [] : [question.principle]),
      ...(attempt.state === 'interrupted' ? ['not finished'] : []),
      ...(scorecard && !isRated ? ['too short to rate'] : []),
    ],
    verdict: isRated ? verdictOf(scorecard) : [],
    dimensions: isRated
      ? DIMENSIONS.map((dimension) => dimensionOf(dimension, scorecard.dimensions[dimension]))
      : [],
    advice: isRated ? scorecard.advice.map(({ say }) => say) : [],
    points: pointsOf(attempt),
    script: utterances.flatMap(({ id, position, transcript, probe }, index) =>
      transcript === null
        ? []
        : [
            {
              id,
              label: labelOf(position, attempt),
              asked: attempt.conversation
                ? lineBefore(attempt.conversation, index)
                : (probe?.text ?? null),
              words: transcript.words,
            },
          ],
    ),
  };
}

/** Minutes and seconds: "1:42". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** When a passage begins and ends in its utterance's sound; null where nobody knows. */
export function timesOf(
  { utteranceId, from, to }: Evidence,
  script: Told['script'],
): { startMs: number; endMs: number } | null {
  const words = script.find(({ id }) => id === utteranceId)?.words;
  const startMs = words?.[from]?.startMs ?? null;
  const endMs = words?.[to - 1]?.endMs ?? null;
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

function verdictOf({ votes, voteReasons }: Scorecard): Told['verdict'] {
  return (['L7', 'L6'] as const).map((level) => ({
    vote: `${level}: ${votes[level]}`,
    reason: voteReasons[level],
  }));
}

function dimensionOf(dimension: Dimension, { level, why, elements }: DimensionRating) {
  const told = ELEMENT_IDS.flatMap((id) => {
    const rating = elements[id];
    return rating === undefined ? [] : [{ ...ELEMENT_WORDS[id], rating }];
  });
  return {
    dimension,
    name: `${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`,
    level,
    rungs: RUNGS[dimension],
    why,
    found: told
      .filter(({ rating }) => rating.credited)
      .map(({ rating: { quote, evidence }, ...words }) => ({
        ...words,
        ...(quote !== null && { quote, passages: evidence }),
      })),
    missing: told
      .filter(({ rating }) => !rating.credited)
      .map(({ rating: { closest }, ...words }) => ({
        ...words,
        ...(closest && { quote: closest.quote, passages: closest.evidence }),
      })),
  };
}

function pointsOf({ conversation, card }: AttemptDetail): Told['points'] {
  if (!conversation || !card) return [];
  return conversation.points.flatMap(({ id, name, meaning, missing }) => {
    const finding = card.findings.find((one) => one.id === id);
    if (finding === undefined) return [];
    const { met, said } = finding;
    const quotes = said.map(({ quote, evidence }) => ({ quote, passages: [evidence] }));
    return [{ name, met, says: met ? meaning : missing, quotes }];
  });
}

function labelOf(position: number, { conversation }: AttemptDetail): string {
  if (conversation) return `Reply ${position + 1}`;
  return position === 0 ? 'The answer' : `Follow-up ${position}`;
}
