import { fileURLToPath } from 'node:url';
import { loadGraderInstructions } from './instructions.ts';
import { askOver } from './openai/ask.ts';
import type { Desk } from './openai/desk.ts';
import type { OpinionModel } from './opinion/ports.ts';
import { rateByModel } from './rating.ts';
import { ModelGrader } from './rubric/model-grader.ts';
import { ModelReply } from './rubric/model-reply.ts';

const INSTRUCTIONS = fileURLToPath(new URL('../prompts/grader', import.meta.url));

/**
 * The model elsewhere as it rates answers over this desk.
 * @throws ContentError when its instructions are wrong.
 */
export function composeOpinionModel(desk: Desk): OpinionModel {
  const ask = askOver(desk);
  const instructions = loadGraderInstructions(INSTRUCTIONS);
  return {
    isOn: () => desk.isOn('grading'),
    counts: () => desk.settings().counts === 'remote',
    estimateUsd: () => desk.modelOf('grading').estimateUsd,
    async rate({ attemptId, answer, probes, heard }) {
      const { model } = desk.modelOf('grading');
      const grader = new ModelGrader(model, instructions, async (asked) => {
        const shape = { name: 'grading', shape: ModelReply };
        return (await ask({ use: 'grading', attemptId, ...shape, ...asked })).value;
      });
      const scorecard = await rateByModel(grader, answer, probes, heard);
      return { scorecard, model, promptVersion: instructions.version };
    },
  };
}
