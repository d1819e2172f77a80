import type { IntegrityAnswer } from '#contract/attempt.ts';
import type {
  Contradiction,
  Debrief,
  LoopDetail,
  LoopQuestion,
  LoopSummary,
  Turn,
} from '#contract/loop.ts';
import type { Probe } from '#contract/probe.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { debriefOf } from './debrief.ts';
import type {
  FoundContradiction,
  KeptLoop,
  LoopAnswer,
  LoopAttempt,
  LoopParts,
  MetProbe,
} from './ports.ts';
import { questionsOf } from './questions.ts';
import { ratedAt, summaryOf } from './summary.ts';
import { nextTurn } from './turn.ts';

/** What is answered when somebody answers a loop now. */
interface TurnToAnswer {
  loopId: string;
  interviewer: number;
  question: AskedQuestion;
  probe: Probe | null;
  attemptId: string | null;
}

/** The loops: begun, gone on with, ended, and talked over. Whatever is said of one is kept at once. */
export class Loops {
  #parts: LoopParts;

  constructor(parts: LoopParts) {
    this.#parts = parts;
  }

  /** Begins a loop of a scenario; null when there is none of that id. */
  begin(scenarioId: string): LoopDetail | null {
    const { scenarios, bank, archive } = this.#parts;
    const scenario = scenarios.find(({ id }) => id === scenarioId);
    if (scenario === undefined) return null;
    return this.find(archive.beginLoop(scenario, questionsOf(scenario, bank)));
  }

  /** All loops, newest first. */
  list(): LoopSummary[] {
    return this.#parts.archive.listLoops().map((loop) => {
      const attempts = this.#parts.archive.attemptsOf(loop.id);
      return summaryOf(loop, attempts, this.#turn(loop, attempts));
    });
  }

  find(id: string): LoopDetail | null {
    const loop = this.#parts.archive.findLoop(id);
    if (loop === null) return null;
    const attempts = this.#parts.archive.attemptsOf(id);
    const turn = this.#turn(loop, attempts);
    const isAnswered = (bankId: string) =>
      loop.questions.some(
        (question) => question.bankId === bankId && ratedAt(question, attempts) !== null,
      );
    return {
      ...summaryOf(loop, attempts, turn),
      scenario: loop.scenario,
      turn,
      attempts: attempts.map(({ summary, interviewer }) => ({ ...summary, interviewer })),
      skipped: loop.skipped.filter((bankId) => !isAnswered(bankId)),
      notes: loop.notes,
    };
  }

  /** Lets the interviewer find their own words for the probe that is next, if they may. */
  async wordTurn(id: string): Promise<void> {
    const { archive, wording } = this.#parts;
    if (!wording?.isOn()) return;
    const loop = archive.findLoop(id);
    if (loop === null) return;
    const attempts = archive.attemptsOf(id);
    let settling = Promise.resolve();
    nextTurn(loop, attempts, (planned, attempt, met) => {
      const probe = this.#chosenProbe(loop, planned, attempt, met);
      const interviewer = loop.scenario.interviewers[planned.interviewer];
      if (probe !== null && interviewer !== undefined) {
        const { id: attemptId } = attempt.summary;
        const question = planned.question.text;
        settling = wording.settle({ attemptId, question, interviewer, probe });
      }
      return probe;
    });
    await settling;
  }

  /** What a loop asks now, for whoever records the answer. */
  turnOf(id: string): TurnToAnswer | 'unknownLoop' | 'finishedLoop' {
    const loop = this.#parts.archive.findLoop(id);
    if (loop === null) return 'unknownLoop';
    const turn = this.#turn(loop, this.#parts.archive.attemptsOf(id));
    const asked = turn && loop.questions[turn.number - 1];
    if (!turn || !asked) return 'finishedLoop';
    const { interviewer, probe, attemptId } = turn;
    return { loopId: id, interviewer, question: asked.question, probe, attemptId };
  }

  /** Passes the question, or the probe and with it the rest of that question's probes. */
  skip(id: string): void {
    const loop = this.#parts.archive.findLoop(id);
    if (loop === null) return;
    const turn = this.#turn(loop, this.#parts.archive.attemptsOf(id));
    const asked = turn && loop.questions[turn.number - 1];
    if (asked) this.#parts.archive.saveSkipped(id, [...loop.skipped, asked.bankId]);
  }

  /**
   * Removes what was cut off of the answer or reply that is asked for now, so that it can be given
   * anew; false when nothing was.
   */
  async discard(id: string): Promise<boolean> {
    const { archive } = this.#parts;
    const loop = archive.findLoop(id);
    const attempts = archive.attemptsOf(id);
    const turn = loop && this.#turn(loop, attempts);
    if (!turn?.interrupted || turn.attemptId === null) return false;
    const { attemptId, probe } = turn;
    const last = attempts.find(({ summary }) => summary.id === attemptId)?.utterances.at(-1);
    if (probe === null) await archive.deleteAttempt(attemptId);
    else if (last !== undefined) await archive.deleteUtterance(last.id);
    return true;
  }

  /** True while an answer of the loop, or a reply, is being recorded. */
  isLive({ attempts }: LoopDetail): boolean {
    return attempts.some(({ id }) => this.#parts.archive.isRecording(id));
  }

  finish(id: string): void {
    this.#parts.archive.finishLoop(id);
  }

  saveNotes(id: string, notes: string): void {
    this.#parts.archive.saveNotes(id, notes);
  }

  delete(id: string): Promise<void> {
    return this.#parts.archive.deleteLoop(id);
  }

  /** The room over what was answered so far; null when there is no such loop. */
  debrief(id: string): Debrief | null {
    const loop = this.#parts.archive.findLoop(id);
    if (loop === null) return null;
    const attempts = this.#parts.archive.attemptsOf(id);
    const answers = loop.questions.flatMap((question) => {
      const attempt = ratedAt(question, attempts);
      return attempt === null ? [] : this.#answer(question, attempt);
    });
    return debriefOf({
      loop,
      answers,
      contradictions: this.#parts.contradictions(answers).map((found) => this.#asked(found)),
      repeated: this.#parts.repeatedStories(answers),
      bank: this.#parts.bank,
    });
  }

  /**
   * Keeps the person's word on a contradiction between two answers, which the debrief heeds from now
   * on; false when there is none of that id.
   */
  hear(id: string, answer: IntegrityAnswer): boolean {
    const found = this.debrief(id)?.contradictions.find((one) => one.id === answer.flagId);
    const [earlier, later] = found?.sides ?? [];
    if (!earlier || !later || earlier.attemptId === later.attemptId) return false;
    this.#parts.archive.saveContradictionAnswer(later.attemptId, answer);
    return true;
  }

  #asked(found: FoundContradiction): Contradiction {
    const later = found.sides.at(-1)?.attemptId ?? '';
    const heardRight = this.#parts.archive.contradictionAnswers(later).get(found.id);
    return { ...found, confirmed: heardRight === true, misheard: heardRight === false };
  }

  #turn(loop: KeptLoop, attempts: readonly LoopAttempt[]): Turn | null {
    return nextTurn(loop, attempts, (question, attempt, met) => {
      const probe = this.#chosenProbe(loop, question, attempt, met);
      return probe && (this.#parts.wording?.of(attempt.summary.id, probe) ?? probe);
    });
  }

  #chosenProbe(
    loop: KeptLoop,
    planned: LoopQuestion,
    attempt: LoopAttempt,
    asked: readonly MetProbe[],
  ): Probe | null {
    const [answer] = this.#answer(planned, attempt);
    if (answer === undefined) return null;
    const { question, utterances, scorecard } = answer;
    return this.#parts.probeFor({
      question,
      questionProbes: planned.probes,
      answer: { question, utterances },
      scorecard,
      asked,
      limit: loop.scenario.probes,
    });
  }

  /** The answer in an attempt, if it was rated. */
  #answer({ question }: LoopQuestion, attempt: LoopAttempt): LoopAnswer[] {
    if (attempt.rating_id === null) return [];
    const said = attempt.utterances.flatMap(({ id, words, probe }) =>
      words === null ? [] : [{ id, words, probe }],
    );
    return [
      {
        attemptId: attempt.summary.id,
        interviewer: attempt.interviewer,
        question,
        utterances: said.map(({ id, words }) => ({ id, words })),
        probes: said.flatMap(({ probe }) => probe ?? []),
        scorecard: this.#parts.archive.readScorecard(attempt.rating_id),
      },
    ];
  }
}
