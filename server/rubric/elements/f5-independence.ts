import type { Detector } from '../detector.ts';
import { awayIn } from '../framing/away.ts';
import { isBefore, startsOf } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import { withoutSpeakerIn } from '../framing/without.ts';

export const independence: Detector = {
  id: 'F5',
  reason:
    'What went on without the speaker, by the speaker’s choice, shows that it was really given away.',
  credited: [
    'I gave Petra the menu. She cut two dishes of mine, and I would have done it the other way.',
    'I gave Petra the pricing decision. I was on leave all of May, and the list went out on time.',
    'I handed the rota to Mina. She took it through the council without me in the room.',
    'I asked the deputy to take the intake over, and now they ring her, not me.',
    'I coached Farid for a month, then he closed the next contract on his own.',
    'I gave Petra the menu. I was all for the soup, and she said no.',
    'I gave Petra the menu. I was in Lisbon that month, and she changed the whole of it.',
    'I handed Farid the rota. The first I heard of the swap was in the canteen.',
    'I gave Farid the workshop. It would have been quicker to do it myself, but I left it.',
  ],
  refused: [
    {
      text: 'I gave Petra the pricing decision. I don’t sign it off any more.',
      why: 'Firm ownership, no event.',
    },
    { text: 'If I was away it fell apart.', why: 'It did not work without the speaker.' },
    {
      text: 'I was on leave in May, and the rest of us got a plan out.',
      why: 'Nobody had been given it.',
    },
    {
      text: 'I gave Petra the rota. She could have run it without me.',
      why: 'It is hypothetical.',
    },
  ],
  detect(reading) {
    const [start] = startsOf(reading);
    if (!start) return null;
    const owning = new Set(holdingsOf(reading).map(({ clause }) => clause));
    const found = [...withoutSpeakerIn(reading), ...awayIn(reading)]
      .filter((clause) => !owning.has(clause) && !isBefore(clause, start))
      .toSorted((a, b) => a.index - b.index);
    return found.length === 0 ? null : found.map((clause) => quoted(reading, clause));
  },
};
