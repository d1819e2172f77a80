import type { Contradiction, Debrief, Outcome, RepeatedStory } from '#contract/loop.ts';
import type { QuestionBank } from '#contract/question.ts';
import { feedbackOf } from './feedback.ts';
import { type Levels, medianLevels, medianVotes } from './median.ts';
import { nextRehearsals } from './next.ts';
import type { KeptLoop, LoopAnswer } from './ports.ts';
import {
  conditionsOf,
  FEWEST_STORIES,
  gapOf,
  outcomeOf,
  quotesWithoutVeto,
  type Veto,
  vetoOf,
} from './readiness.ts';
import { counted } from './words.ts';

/** What the room has before it. */
export interface Room {
  loop: KeptLoop;
  /** The rated answers in the order in which they were asked. */
  answers: readonly LoopAnswer[];
  contradictions: Contradiction[];
  repeated: RepeatedStory[];
  bank: QuestionBank;
}

/**
 * The room after a loop: each interviewer's feedback, the votes, readiness and the Bar Raiser's word
 * by rubric §5. An answer with too little in it to rate is no story.
 */
export function debriefOf({ loop, answers, contradictions, repeated, bank }: Room): Debrief {
  const stories = answers.filter(({ scorecard }) => scorecard.sufficient);
  const feedback = loop.scenario.interviewers.map((interviewer, position) =>
    feedbackOf(
      interviewer,
      answers.filter((answer) => answer.interviewer === position),
    ),
  );
  const levels = medianLevels(stories.map(({ scorecard }) => scorecard));
  const verdict =
    levels !== null && stories.length >= FEWEST_STORIES
      ? verdictOf(loop, levels, stories, contradictions)
      : null;
  const conditions = verdict?.conditions ?? [];
  return {
    loopId: loop.id,
    title: loop.scenario.title,
    createdAtMs: loop.created_at_ms,
    stories: stories.length,
    questions: loop.questions.length,
    feedback,
    levels,
    votes: roomVotes(feedback, contradictions),
    barRaiser: barRaiserOf(loop, answers, stories, verdict),
    outcome: verdict?.outcome ?? null,
    says: verdict === null ? tooFew(loop, answers, stories) : verdict.says,
    gap: verdict?.gap ?? null,
    conditions,
    contradictions: [...contradictions, ...answers.flatMap(notesOf)],
    repeated,
    next: nextRehearsals(loop, bank, answers, levels, conditions),
  };
}

/** The integrity notes of one answer, which its own vote heeds already. */
function notesOf({ attemptId, scorecard }: LoopAnswer): Contradiction[] {
  return scorecard.integrity.map(({ quotes, evidence, ...note }) => ({
    ...note,
    sides: quotes.map((quote, index) => ({
      attemptId,
      quote,
      evidence: evidence.slice(index, index + 1),
    })),
  }));
}

/**
 * The room votes on the interviewers' votes. Each of them heard one side of a contradiction at the
 * most, so a confirmed one counts here as the integrity flag that it is.
 */
function roomVotes(
  feedback: Debrief['feedback'],
  contradictions: readonly Contradiction[],
): Debrief['votes'] {
  const votes = medianVotes(feedback.flatMap(({ votes }) => votes ?? []));
  const isFlagged = votes !== null && contradictions.some(({ confirmed }) => confirmed);
  return isFlagged ? { L6: 'Strongly Not Inclined', L7: 'Strongly Not Inclined' } : votes;
}

interface Verdict extends Pick<Debrief, 'conditions' | 'gap' | 'says'> {
  outcome: Outcome;
  veto: Veto | null;
}

function verdictOf(
  { scenario }: KeptLoop,
  levels: Levels,
  stories: readonly LoopAnswer[],
  contradictions: readonly Contradiction[],
): Verdict {
  const conditions = conditionsOf(levels, stories);
  const hasBarRaiser = scenario.interviewers.some(({ barRaiser }) => barRaiser);
  const veto = hasBarRaiser ? vetoOf(levels, stories, contradictions) : null;
  const outcome = outcomeOf(levels, conditions, veto !== null);
  const unvetoed = outcomeOf(levels, conditions, false);
  const overridden =
    outcome === unvetoed ? '' : 'The Bar Raiser objects, which overrides readiness. ';
  return {
    conditions,
    veto,
    outcome,
    gap: gapOf(outcome, levels, conditions, veto),
    says: `${overridden}${OUTCOME_WORDS[outcome]}`,
  };
}

const OUTCOME_WORDS: Record<Outcome, string> = {
  'L7 ready': 'Ready for L7, and so for L6: all five conditions hold.',
  'L7 with gaps': 'Four of the five conditions hold; L6 is supported.',
  'Strong L6': 'Not Inclined at L7; supports L6.',
  Below: 'Not Inclined at L7, and L6 is not supported either.',
};

function barRaiserOf(
  { scenario }: KeptLoop,
  answers: readonly LoopAnswer[],
  stories: readonly LoopAnswer[],
  verdict: Verdict | null,
): Debrief['barRaiser'] {
  const position = scenario.interviewers.findIndex(({ barRaiser }) => barRaiser);
  const interviewer = scenario.interviewers[position];
  if (interviewer === undefined) return null;
  const asked = answers
    .filter((answer) => answer.interviewer === position)
    .flatMap(({ question, probes }) => [question.text, ...probes.map(({ text }) => text)]);
  const noVeto =
    verdict === null
      ? 'With fewer than three stories there is no veto.'
      : 'There is no ground for a veto.';
  return {
    interviewer: interviewer.name,
    asked,
    objects: verdict !== null && verdict.veto !== null,
    reason: verdict?.veto?.reason ?? noVeto,
    quotes: verdict?.veto?.quotes ?? quotesWithoutVeto(stories),
  };
}

/** Why there is no readiness: what became of the questions. */
function tooFew(
  { questions, skipped }: KeptLoop,
  answers: readonly LoopAnswer[],
  stories: readonly LoopAnswer[],
): string {
  const answered = new Set(answers.map(({ question }) => question.bankId));
  const short = answers.length - stories.length;
  const passed = questions.filter(
    ({ bankId }) => skipped.includes(bankId) && !answered.has(bankId),
  ).length;
  const open = questions.length - answers.length - passed;
  const parts = [
    `${counted(stories.length, 'story', 'stories')} could be rated`,
    ...(short > 0 ? [`${counted(short, 'answer')} had under 25 words`] : []),
    ...(passed > 0
      ? [`${counted(passed, 'question')} ${passed === 1 ? 'was' : 'were'} skipped`]
      : []),
    ...(open > 0
      ? [`${counted(open, 'question')} ${open === 1 ? 'was' : 'were'} not answered`]
      : []),
  ];
  return `Of ${counted(questions.length, 'question')}, ${parts.join(', ')}. Three stories are needed before the room can speak of readiness, or object.`;
}
