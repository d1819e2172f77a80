import type { Detector } from '../detector.ts';
import { hasCadence, hasTool } from '../mechanism/routine.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import { toolIn } from '../mechanism/tool.ts';
import type { Clause } from '../reading/reading.ts';

const ADDING =
  /\b(?:add|set up|draw up|introduce|start|build|create|write|put in|put in place|launch|bring in|roll out|have|hold|run)\b/;

/** Planned, wished for or supposed; a denial is no mechanism of any kind. */
function isUnreal(clause: Clause): boolean {
  if (clause.negated || /^(?:order|you)$/.test(clause.doer.kind)) return false;
  return clause.hypothetical || clause.future || clause.intention;
}

function planned(sentences: readonly Sentence[]): { clause: Clause; sentence: Sentence } | null {
  for (const sentence of sentences) {
    const clause = sentence.clauses.find(
      (one) => isUnreal(one) && (hasCadence(one) || (hasTool(one) && ADDING.test(one.text))),
    );
    if (clause) return { clause, sentence };
  }
  return null;
}

export const notDoneMechanism: Detector = {
  id: 'notDoneMechanism',
  reason:
    'A mechanism that is planned, wished for or supposed shows that one knows what it is, not that it was done.',
  credited: [
    'Next quarter we are going to add a launch review.',
    'I would draw up a loading card, and every van would have to pass it.',
    'The plan was to have the leads score each claim every Friday.',
    'Ideally I would introduce a weekly board where each lead brings one risk.',
  ],
  refused: [
    {
      text: 'I drew up a loading card, and every van had to pass it.',
      why: 'It was done.',
    },
    {
      text: 'There was no checklist and no review.',
      why: 'Processes that are only denied are nothing.',
    },
    { text: 'I would work harder and talk to people more.', why: 'Effort is no mechanism.' },
    { text: 'We will hire two people next year.', why: 'Hiring is no mechanism.' },
  ],
  detect(reading, { found }) {
    if (found.has('M1')) return null;
    const sentences = sentencesOf(reading);
    const whole = toolIn(sentences, isUnreal);
    const told = whole?.whole ? whole : planned(sentences);
    return told && [quoteFrom(told.sentence, told.clause)];
  },
};
