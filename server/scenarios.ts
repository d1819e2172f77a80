import type { QuestionBank } from '#contract/question.ts';
import { Scenario, type Scenarios } from '#contract/scenario.ts';
import { type Examination, loadContentFiles } from './content-files.ts';

/**
 * Loads the scenarios: every .yaml file of the folder, in the order of the file names. Their
 * questions and principles must be of the bank.
 * @throws {ContentError} listing every problem as `folder/file:line: reason`.
 */
export function loadScenarios(folder: string, bank: QuestionBank): Scenarios {
  const principleOf = new Map(
    bank.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)),
  );
  const principles = new Set(bank.map(({ id }) => id));
  return loadContentFiles(folder, Scenario, (scenario, examination) => {
    examination.claim('id', scenario.id, ['id']);
    examineBarRaisers(scenario, examination);
    examineInterviewers(scenario, principles, principleOf, examination);
  });
}

function examineBarRaisers({ kind, interviewers }: Scenario, { refuse }: Examination): void {
  const barRaisers = interviewers.filter(({ barRaiser }) => barRaiser).length;
  if (kind === 'loop' && barRaisers !== 1) {
    refuse(
      ['interviewers'],
      `barRaiser: must be true for one interviewer, and is for ${barRaisers}`,
    );
  }
}

function examineInterviewers(
  { interviewers }: Scenario,
  principles: ReadonlySet<string>,
  principleOf: ReadonlyMap<string, string>,
  { refuse }: Examination,
): void {
  const interviewerIds = new Set<string>();
  const asked = new Set<string>();
  for (const [at, interviewer] of interviewers.entries()) {
    const path = ['interviewers', at];
    if (interviewerIds.has(interviewer.id)) {
      refuse([...path, 'id'], `id: "${interviewer.id}" is already an interviewer of this scenario`);
    }
    interviewerIds.add(interviewer.id);
    for (const [index, id] of interviewer.principles.entries()) {
      if (!principles.has(id)) {
        refuse([...path, 'principles', index], `principles: prompts/ has no principle "${id}"`);
      }
    }
    for (const [index, id] of interviewer.questions.entries()) {
      const principle = principleOf.get(id);
      const refuseQuestion = (reason: string) =>
        refuse([...path, 'questions', index], `questions: ${reason}`);
      if (principle === undefined) refuseQuestion(`prompts/ has no question "${id}"`);
      else if (!interviewer.principles.includes(principle)) {
        refuseQuestion(`"${id}" belongs to ${principle}, none of this interviewer's principles`);
      } else if (asked.has(id)) refuseQuestion(`"${id}" is already asked in this scenario`);
      asked.add(id);
    }
  }
}
