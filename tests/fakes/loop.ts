import type { Probe } from '#contract/probe.ts';
import type { QuestionBank } from '#contract/question.ts';
import { QuestionBank as Bank } from '#contract/question.ts';
import { Scenario } from '#contract/scenario.ts';
import type { ProbeFor } from '../../server/loop/ports.ts';
import type { Stages } from '../../server/session/stages.ts';
import { bareScorecard } from './bare-scorecard.ts';

const question = (id: string, kind: { people?: boolean; element?: string } = {}) => ({
  id,
  question: `What about ${id.replaceAll('-', ' ')}?`,
  listensFor: 'Whatever there is to hear.',
  people: kind.people ?? false,
  probes: [
    { for: kind.element ?? 'M1', ask: 'What was it called?' },
    'When did it happen?',
    'Who was there?',
  ],
});

export const BANK: QuestionBank = Bank.parse([
  {
    id: 'care',
    principle: 'Care',
    about: 'Looks after what is there.',
    questions: [question('a-shop'), question('a-garden'), question('a-team', { people: true })],
  },
  {
    id: 'think-big',
    principle: 'Think Big',
    about: 'Looks a long way ahead.',
    questions: [question('a-harbour'), question('a-bridge', { element: 'D2' })],
  },
  {
    id: 'hire-and-develop',
    principle: 'Hire and Develop',
    about: 'Grows other people.',
    questions: [
      question('an-apprentice', { people: true, element: 'F2' }),
      question('a-deputy', { people: true, element: 'F5' }),
    ],
  },
]);

const interviewer = {
  role: 'Somebody who asks',
  temperament: 'Listens to the end.',
  voice: 'level',
};

/** Two interviewers, the second the Bar Raiser: a shop, a garden; a team. */
export const SCENARIO = Scenario.parse({
  id: 'small',
  kind: 'loop',
  title: 'A small loop',
  about: 'Two people ask three questions.',
  minutes: 5,
  realMinutes: 60,
  probes: 2,
  interviewers: [
    {
      ...interviewer,
      id: 'ada',
      name: 'Ada',
      principles: ['care'],
      questions: ['a-shop', 'a-garden'],
    },
    {
      ...interviewer,
      id: 'bo',
      name: 'Bo',
      barRaiser: true,
      principles: ['care'],
      questions: ['a-team'],
    },
  ],
});

/** The probes in their order, whatever was said. */
export const PROBES: readonly Probe[] = [
  { text: 'What was the tool?', element: 'M1', again: false },
  { text: 'Once more: which tool?', element: 'M1', again: true },
  { text: 'And the number?', element: 'D1', again: false },
];

/** Asks one probe after the other until somebody says "enough". */
export const scriptedProbes: ProbeFor = ({ answer, asked }) =>
  answer.utterances.some(({ words }) => words.some(({ text }) => text === 'enough'))
    ? null
    : (PROBES[asked.length] ?? null);

/** Counts the words of an answer; each of its follow-ups is said to have dodged its probe. */
export const countingRate: Stages['rate'] = async ({ question, utterances }, probes) => {
  const bare = bareScorecard({ mechanism: 1, data: 1, framing: 1 });
  const levels = { mechanism: 1, data: 1, framing: 1 };
  return {
    ...bare,
    question: question.text,
    delivery: { ...bare.delivery, words: utterances.flatMap(({ words }) => words).length },
    followUps: utterances.slice(1).flatMap(({ id }, index) => {
      const probe = probes[index];
      return probe === undefined
        ? []
        : [
            {
              utteranceId: id,
              probe,
              reply: 'dodged' as const,
              before: levels,
              after: levels,
              added: [],
              removed: [],
            },
          ];
    }),
  };
};
