import type { Evidence } from '#contract/element.ts';
import type { Detector } from '../detector.ts';
import { checkStrength } from '../mechanism/checking.ts';
import { hasCadence } from '../mechanism/routine.ts';
import { quoteFrom, type Sentence, sentencesOf, wordAt } from '../mechanism/sentence.ts';
import type { Clause } from '../reading/reading.ts';

/** Afterwards, or by turns: an inspection need not have a weekday. */
const AFTERWARDS =
  /\b(?:the (?:week|day|month) after|a week later|afterwards|now and then|from time to time|when(?:ever)? (?:he|she|they|i) (?:feels?|likes?|wants?)|unannounced|at random|random|one (?:\w+ ){0,2}in (?:two|three|four|five|six|eight|ten|twenty|\d+))\b/;

/** "After each mailing". */
const AFTER = /^after (?:any|every|each)\b/;
/** "Forty payouts a month". */
const A_TIME = /\b(?:a|per|each|in a) (?:day|night|shift|week|month|quarter|year)\b/;

/** The sentence, or the one that it goes on from, has a rhythm. */
function recurs(sentence: Sentence, before: Sentence | undefined): boolean {
  return (
    sentence.clauses.some(
      (clause) => hasCadence(clause) || clause.recurrences.some(({ text }) => AFTER.test(text)),
    ) ||
    AFTERWARDS.test(sentence.text) ||
    (before !== undefined && endsOnRhythm(before)) ||
    (before?.clauses.at(-1) !== undefined &&
      before.clauses.some(hasCadence) &&
      /^(?:then|and|she|he|they|we)\b/.test(sentence.text))
  );
}

/** An inspection is mostly told right after who uses the tool. */
const REACH = 2;
const CLOSE = 0.5;

/** The evidence lies in the sentence. */
function covers({ clauses }: Sentence, span: Evidence | undefined): boolean {
  return (
    span !== undefined &&
    clauses.some((clause) => {
      const at = wordAt(clause);
      return clause.utterance.id === span.utteranceId && at >= span.from && at < span.to;
    })
  );
}

/** "… and on the last Friday of the month": without commas the rhythm may hang on the clause before. */
function endsOnRhythm({ clauses }: Sentence): boolean {
  const last = clauses.at(-1);
  if (last?.utterance.tokens[last.to]?.initial !== false) return false;
  return last.recurrences.some(({ kind, to }) => kind === 'cadence' && to === last.to);
}

export const inspection: Detector = {
  id: 'M3',
  reason:
    'Somebody looks whether it works: an audit, a sample or a measure against criteria, not merely the meeting held.',
  credited: [
    'The crews fill in the loading sheet every day, and each month I audited a sample of ten.',
    'Every build has to pass the checklist. On Fridays Ines takes five builds and compares the ticks with the log.',
    'Every Monday the clerks score the claims, and once a quarter a lawyer re-scores twenty of them blind.',
    'No order leaves until the slip is signed. Every week the foreman pulls a few slips to see whether the goods match.',
  ],
  refused: [
    {
      text: 'Every Monday we meet at the board and each lead moves his own cards.',
      why: 'Holding the meeting is not inspecting it.',
    },
    {
      text: 'The crews fill in the sheet every day. Whether it helps, nobody has checked.',
      why: 'It is denied.',
    },
    {
      text: 'The crews fill in the sheet every day, and next year we will audit a sample of them.',
      why: 'It is planned.',
    },
    {
      text: 'Before I started I pulled twenty claims and read them to see what was wrong. Then I wrote a checklist that every claim has to pass.',
      why: 'A look at the problem before there was a tool does not inspect it.',
    },
  ],
  detect(reading, { found }) {
    // A sample taken once counts when the tool was there before it.
    const toolAt = found.get('M1')?.[0]?.to ?? Number.POSITIVE_INFINITY;
    const sentences = sentencesOf(reading);
    const adopted = found.get('M2')?.[0];
    let best: { clause: Clause; sentence: Sentence; score: number } | null = null;
    for (const sentence of sentences) {
      const regular = recurs(sentence, sentences[sentence.index - 1]);
      const near = sentences.slice(Math.max(0, sentence.index - REACH), sentence.index);
      const close = adopted !== undefined && near.some((one) => covers(one, adopted));
      for (const clause of sentence.clauses) {
        const score = checkStrength(clause, sentence) + (close ? CLOSE : 0);
        const rated = score >= 3 && A_TIME.test(clause.text);
        if (!regular && !rated && !(score >= 3 && toolAt < wordAt(clause))) continue;
        if (score >= 2 && score > (best?.score ?? 0)) best = { clause, sentence, score };
      }
    }
    return best && [quoteFrom(best.sentence, best.clause)];
  },
};
