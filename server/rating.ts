import type { Answer } from '#contract/answer.ts';
import type { Grading } from '#contract/element.ts';
import type { Probe } from '#contract/probe.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { contradictedIn, type GradeFollowUp, readFollowUps } from './follow-ups.ts';
import { deedsIn } from './rubric/deeds.ts';
import { gradeFollowUp } from './rubric/follow-up-grading.ts';
import { type Heard, integrityNotes } from './rubric/integrity/notes.ts';
import { localGrader } from './rubric/local-grader.ts';
import type { ModelGrader } from './rubric/model-grader.ts';
import { type Reading, readAnswer } from './rubric/reading/reading.ts';
import { toldIn } from './rubric/told.ts';
import { scoreWithFollowUps } from './scorecard/follow-ups.ts';
import { scoreAnswer } from './scorecard/score.ts';

/** An answer as it is rated: its n-th follow-up met the n-th probe. */
interface Rated {
  readonly answer: Answer;
  readonly probes: readonly Probe[];
  readonly heard: Heard;
  readonly reading: Reading;
}

/**
 * Rates an answer on this computer: the grader finds, the lookups decide. Its n-th follow-up met the
 * n-th probe. `heard` is what the person said about integrity notes; those without a word from them
 * are open and count for nothing.
 */
export async function rate(
  answer: Answer,
  probes: readonly Probe[] = [],
  heard: Heard = new Map(),
): Promise<Scorecard> {
  const reading = readAnswer(answer);
  const rated = { answer, probes, heard, reading };
  if (answer.utterances.length < 2) return score(rated, localGrader.grade(answer, reading));
  const grade = (said: Answer) => localGrader.grade(said);
  const main = grade(upTo(answer, 0));
  return score(rated, main, (said, asked) => gradeFollowUp(said, main, asked, grade));
}

/**
 * Rates it by what a model elsewhere finds; all else is as above. The model grades the main answer,
 * and once more what was said up to and with each follow-up.
 * @throws RemoteFailure
 */
export async function rateByModel(
  grader: ModelGrader,
  answer: Answer,
  probes: readonly Probe[] = [],
  heard: Heard = new Map(),
): Promise<Scorecard> {
  const asked = probes.map(({ text }) => text);
  const [main, ...followUps] = await Promise.all(
    gradedByModel(answer).map((part) => grader.grade(part, asked)),
  );
  if (main === undefined) throw new RangeError('An answer has at least one utterance.');
  const scorecard = score(
    { answer, probes, heard, reading: readAnswer(answer) },
    main,
    ({ utterances }) => followUps[utterances.length - 2] ?? main,
  );
  const droppedQuotes = [main, ...followUps].reduce((sum, one) => sum + one.droppedQuotes, 0);
  return { ...scorecard, droppedQuotes };
}

/** What a model grades of an answer, each by itself. */
export function gradedByModel(answer: Answer): Answer[] {
  return answer.utterances.map((_, index) => upTo(answer, index));
}

/** The scorecard of what was found in the main answer and, if it has any, in its follow-ups. */
function score(
  { answer, probes, heard, reading }: Rated,
  main: Grading,
  gradeNext: GradeFollowUp = () => main,
): Scorecard {
  const notes = integrityNotes(answer, reading, heard);
  if (answer.utterances.length < 2) return scoreAnswer(answer, main, notes);
  const told = toldIn(reading);
  const contradicted = contradictedIn(answer, told, probes, heard);
  const utterances = { told, deeds: deedsIn(reading), contradicted };
  const read = readFollowUps(answer, utterances, probes, gradeNext);
  const ownNotes = contradicted.flat().map(({ note }) => note);
  return scoreWithFollowUps(answer, main, read, [...notes, ...ownNotes]);
}

function upTo(answer: Answer, last: number): Answer {
  return { ...answer, utterances: answer.utterances.slice(0, last + 1) };
}
