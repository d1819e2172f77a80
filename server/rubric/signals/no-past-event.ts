import type { Detector } from '../detector.ts';
import type { Clause } from '../reading/reading.ts';

/** Deeds in the past that are fewer than this, and a smaller share of all that is said, tell no event. */
const FEWEST = { deeds: 3, share: 0.15 };

/** Somebody did something once: a past verb that is no state, not supposed and not planned. */
function isPastDeed(clause: Clause): boolean {
  const { verb, link, hypothetical, intention } = clause;
  if (verb === null || hypothetical || intention || link === 'if') return false;
  return verb.tense === 'past' && verb.modal === null && verb.lemma !== 'be';
}

export const noPastEvent: Detector = {
  id: 'noPastEvent',
  reason: 'An answer in generalities or plans proves nothing that was done.',
  credited: [
    'What I generally do is read the complaints, and then I call the supplier.',
    'I would draw up a tasting card, and I would have a second cook taste each batch.',
    'I believe in quality. I always try to be fair, and I tend to write things down.',
    'Next year we will add a review, and I am going to ask Ines to own it.',
  ],
  refused: [
    {
      text: 'Last spring I took over the depot, and we lost a lot of parcels.',
      why: 'An event is told.',
    },
    {
      text: 'I wrote a checklist, and every Friday I would sample five bills.',
      why: 'The habit belongs to something done.',
    },
    {
      text: 'We missed the date in May. I gave Ines the plan, and she brought it back.',
      why: 'Short, but it happened.',
    },
    {
      text: 'Usually I would wait, but that week I called the customer and we fixed the bill.',
      why: 'The general rule leads to a single case.',
    },
  ],
  detect(reading) {
    if (reading.pastStory) return null;
    const deeds = reading.clauses.filter(isPastDeed).length;
    const said = reading.clauses.filter(({ verb }) => verb !== null).length;
    return deeds < FEWEST.deeds && deeds <= FEWEST.share * said ? [] : null;
  },
};
