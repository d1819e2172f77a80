import type { Detector } from '../detector.ts';
import { hasCadence, isAct, names } from '../mechanism/routine.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import { FORUMS, RITUAL } from '../mechanism/words.ts';
import type { Clause } from '../reading/reading.ts';

const HOLDING =
  /^(?:run|hold|have|do|lead|chair|host|organise|organize|set|start|introduce|establish|schedule|institute|facilitate|keep|attend|meet|sync|coach|join|launch|create)$/;

/** "There is a Friday catch-up", "we have got our stand-up". */
const BEING = /^(?:be|have|get)$/;
const REGULAR = /^(?:meet|sync|coach|run|hold|review|chair|host)$/;

/** A ritual, a forum or a rhythm is named, with nothing of what it drives. */
function isNamed(clause: Clause): boolean {
  if (!clause.done || clause.verb === null) return false;
  const holds = HOLDING.test(clause.verb.lemma);
  if (BEING.test(clause.verb.lemma) && RITUAL.test(clause.text)) return true;
  if (holds && (RITUAL.test(clause.text) || names(clause, FORUMS))) return true;
  return hasCadence(clause) && (REGULAR.test(clause.verb.lemma) || isAct(clause));
}

export const namedOnly: Detector = {
  id: 'namedOnly',
  reason:
    'A forum or a rhythm that is only named, with neither rule nor content, is one part of three.',
  credited: [
    'I ran the daily standup and made sure that people were unblocked.',
    'We had weekly one-on-ones, and I think that they helped.',
    'After the launch we held a retrospective.',
    'I met the leads every Monday.',
  ],
  refused: [
    {
      text: 'Every Thursday the shift leads fill in a fault log and pick the two worst lines.',
      why: 'It is a whole mechanism, not only its name.',
    },
    { text: 'I told them every shift to look at the list first.', why: 'A reminder is effort.' },
    { text: 'There was no standup, and nobody held a review.', why: 'It is denied.' },
    { text: 'I worked hard every night until it was out.', why: 'Effort with a rhythm is effort.' },
  ],
  detect(reading, { found }) {
    if (found.has('M1')) return null;
    for (const sentence of sentencesOf(reading)) {
      const clause = sentence.clauses.find(isNamed);
      if (clause) return [quoteFrom(sentence, clause)];
    }
    return null;
  },
};
