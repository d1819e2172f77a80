import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fractionOf, readNumber } from '#contract/number-words.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { Coach } from './coach/coach.ts';
import type { Reader } from './coach/ports.ts';
import { Wording } from './coach/wording.ts';
import { loadInstructions } from './instructions.ts';
import { askOver } from './openai/ask.ts';
import type { Desk } from './openai/desk.ts';
import { readAnswer } from './rubric/reading/reading.ts';
import { isCommonWord } from './rubric/reading/tag.ts';
import { toldIn } from './rubric/told.ts';
import type { Store } from './store/store.ts';
import type { Stories } from './stories/stories.ts';

const INSTRUCTIONS = fileURLToPath(new URL('../prompts/coach', import.meta.url));

/** An interviewer takes no longer over their words. */
const PATIENCE_MS = 3_000;

/** How the product tells numbers and names from other words. */
export const reader: Reader = {
  readNumber,
  fractionOf,
  isCommonWord,
  namesIn(text) {
    const utterances = [{ id: 'text', words: wordsOfText(text) }];
    return toldIn(readAnswer({ utterances })).flatMap(({ names }) => names);
  },
};

/** Rewrites and model answers over the store. */
export function coachOver(desk: Desk, store: Store, stories: Stories): Coach {
  return new Coach({
    ask: askOver(desk),
    reader,
    instructions: {
      rewrite: loadInstructions(INSTRUCTIONS, 'rewrite'),
      modelAnswer: loadInstructions(INSTRUCTIONS, 'model-answer'),
    },
    bestTellingOf: (attemptId) => stories.bestTellingOf(attemptId) ?? attemptId,
    ratedAnswer(attemptId) {
      const found = store.findAttempt(attemptId);
      if (found === null || found.attempt.rating_id === null) return null;
      const { question, rating_id } = found.attempt;
      const utterances = found.utterances.flatMap(({ id, words }) =>
        words === null ? [] : [{ id, words }],
      );
      return { answer: { question, utterances }, scorecard: store.readScorecard(rating_id) };
    },
  });
}

/** Probes in the interviewer’s own words, while coaching is switched on. */
export function wordingOver(desk: Desk, patience: () => Promise<void> = outOfPatience): Wording {
  return new Wording({
    ask: askOver(desk),
    reader,
    instructions: loadInstructions(INSTRUCTIONS, 'probe'),
    isOn: () => desk.isOn('coaching'),
    patience,
  });
}

const outOfPatience = () => wait(PATIENCE_MS, undefined, { ref: false });
