import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadGraderInstructions } from './instructions.ts';
import { askOver, mostOf } from './openai/ask.ts';
import type { Desk } from './openai/desk.ts';
import type { OpinionModel } from './opinion/ports.ts';
import { gradedByModel, rateByModel } from './rating.ts';
import { ModelGrader, questionsOn } from './rubric/model-grader.ts';
import { ModelReply } from './rubric/model-reply.ts';

const SHAPE = { name: 'grading', shape: ModelReply };
const INSTRUCTIONS = fileURLToPath(new URL('../prompts/grader', import.meta.url));

/**
 * The model elsewhere as it rates answers over this desk.
 * @throws ContentError when its instructions are wrong.
 */
export function composeOpinionModel(desk: Desk): OpinionModel {
  const ask = askOver(desk);
  const instructions = loadGraderInstructions(INSTRUCTIONS);
  const form = { name: SHAPE.name, schema: z.toJSONSchema(ModelReply) };
  const mostUsd: OpinionModel['mostUsd'] = ({ answer, probes }) => {
    const asked = probes.map(({ text }) => text);
    const questions = gradedByModel(answer).flatMap((part) =>
      questionsOn(part, asked, instructions),
    );
    const costs = questions.map((question) => desk.usdOf('grading', mostOf({ ...question, form })));
    return costs.reduce((sum, usd) => (sum === null || usd === null ? null : sum + usd), 0);
  };
  return {
    isOn: () => desk.isOn('grading'),
    counts: () => desk.settings().counts === 'remote',
    mostUsd,
    async rate(rated) {
      const { attemptId, answer, probes, heard } = rated;
      // All of it or nothing: a part alone would be paid for in vain.
      desk.admit('grading', mostUsd(rated));
      const { model } = desk.modelOf('grading');
      const grader = new ModelGrader(model, instructions, async (asked) => {
        return (await ask({ use: 'grading', attemptId, ...SHAPE, ...asked })).value;
      });
      const scorecard = await rateByModel(grader, answer, probes, heard);
      return { scorecard, model, promptVersion: instructions.version };
    },
  };
}
