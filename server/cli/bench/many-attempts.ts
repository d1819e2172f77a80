import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { seededRandom } from '#contract/random.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { type SpokenUtterance, textOf, type Word, wordsOfText } from '#contract/transcript.ts';
import { composeQuestions, rate } from '../../compose.ts';
import { openDatabase } from '../../store/database.ts';
import { RatingRows } from '../../store/ratings.ts';
import { IdRow } from '../../store/rows.ts';
import { Sql } from '../../store/sql.ts';
import { Store } from '../../store/store.ts';
import { askedQuestion, spokenOver } from '../input.ts';
import { readMarkedFolder } from '../marked-set.ts';

const ANSWERS = fileURLToPath(new URL('../../rubric/training/answers/', import.meta.url));
const RATED_ONCE = 40;
const WORDS = 300;
const WORDS_PER_SECOND = 2.5;
const TWO_YEARS_MS = 2 * 365 * 86_400_000;
const PROBES: readonly Probe[] = [
  { text: 'What was that number before you began?', element: 'D2', again: false },
  { text: 'Who checked that it was done while you were away?', element: 'M3', again: false },
];

/** An answer that was really rated; many attempts tell it, each with other words after it. */
interface Telling {
  question: AskedQuestion;
  utterances: SpokenUtterance[];
  /** As JSON, for each attempt's own utterance ids to be put in. */
  scorecard: string;
}

/**
 * Fills a data folder that is empty or missing with rated attempts, in seconds: answers of about
 * 300 words with the scorecards of their first sentences, up to two follow-ups each, at the
 * questions of the bank, over the two years before `untilMs`. They are the same at every call but
 * for their ids. None has a sound on disk.
 */
export async function makeAttempts(
  folder: string,
  attempts: number,
  untilMs: number = Date.now(),
): Promise<void> {
  const random = seededRandom(5);
  const sentences = readMarkedFolder(ANSWERS).flatMap(({ text }) => text.split(/(?<=[.?!])\s+/));
  const sentence = () => sentences[Math.floor(random() * sentences.length)] ?? '';
  const tellings = await rateTellings(sentence);

  new Store(folder).close();
  const sql = new Sql(openDatabase(folder));
  const profileId = IdRow.parse(sql.all('select id from profile', [])[0]).id;
  let createdAtMs = untilMs;
  const ratings = new RatingRows(sql, profileId, () => createdAtMs);
  sql.atomically(() => {
    for (let made = 0; made < attempts; made += 1) {
      createdAtMs = Math.round(untilMs - TWO_YEARS_MS * (1 - (made + random()) / attempts));
      const telling = tellings[Math.floor(random() * tellings.length)];
      if (telling === undefined) throw new Error('There are no answers to make attempts of.');
      insertAttempt(sql, ratings, profileId, { createdAtMs, telling, sentence });
    }
  });
  sql.close();
}

async function rateTellings(sentence: () => string): Promise<Telling[]> {
  const bank = composeQuestions();
  const questions = bank.flatMap((principle) => principle.questions.map(({ id }) => id));
  const marked = readMarkedFolder(ANSWERS);
  const tellings = [];
  for (let at = 0; at < RATED_ONCE; at += 1) {
    const { text } = marked[Math.floor((at * marked.length) / RATED_ONCE)] ?? { text: '' };
    const question = askedQuestion(questions[at % questions.length] ?? '', bank);
    const followUps = PROBES.slice(0, at % (PROBES.length + 1)).map(() => sentence());
    const utterances = [text, ...followUps].map((said, position) => ({
      id: `<utterance ${position}>`,
      words: spoken(said),
    }));
    const scorecard = await rate({ question, utterances }, PROBES.slice(0, followUps.length));
    tellings.push({ question, utterances, scorecard: JSON.stringify(scorecard) });
  }
  return tellings;
}

interface AttemptToMake {
  createdAtMs: number;
  telling: Telling;
  sentence: () => string;
}

function insertAttempt(sql: Sql, ratings: RatingRows, profileId: string, make: AttemptToMake) {
  const { createdAtMs, telling, sentence } = make;
  const attemptId = randomUUID();
  sql.run(
    `insert into attempt (id, profile_id, created_at_ms, source, question)
     values (?, ?, ?, 'microphone', ?)`,
    [attemptId, profileId, createdAtMs, JSON.stringify(telling.question)],
  );
  let scorecard = telling.scorecard;
  for (const [position, utterance] of telling.utterances.entries()) {
    const utteranceId = randomUUID();
    scorecard = scorecard.replaceAll(utterance.id, utteranceId);
    const words = position === 0 ? lengthened(utterance.words, sentence) : utterance.words;
    const probe = position === 0 ? null : JSON.stringify(PROBES[position - 1]);
    sql.run(
      `insert into utterance (id, profile_id, attempt_id, position, duration_ms, probe)
       values (?, ?, ?, ?, ?, ?)`,
      [utteranceId, profileId, attemptId, position, words.at(-1)?.endMs ?? 0, probe],
    );
    ratings.addTranscript(utteranceId, { recognizer: 'moonshine-tiny-en', words });
  }
  const own: Scorecard = JSON.parse(scorecard);
  ratings.add(attemptId, own);
}

/** The words and sentences after them, to about the length of two minutes. */
function lengthened(words: readonly Word[], sentence: () => string): Word[] {
  let text = textOf(words);
  while (text.split(' ').length < WORDS) text += ` ${sentence()}`;
  return spoken(text);
}

function spoken(text: string): Word[] {
  const words = wordsOfText(text);
  return spokenOver(words, words.length / WORDS_PER_SECOND);
}
