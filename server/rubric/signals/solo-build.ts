import type { Detector } from '../detector.ts';
import { ownActs } from '../framing/acts.ts';
import { hangsOnMe, isBuilding, saysAlone, worksAlone } from '../framing/building.ts';
import { contemptIn } from '../framing/contempt.ts';
import { quoted } from '../framing/quoted.ts';

export const soloBuild: Detector = {
  id: 'soloBuild',
  reason:
    'Where the decisive acts are the speaker’s own building and nobody else owns a thing, or whoever does is belittled, the story is a hero’s.',
  credited: [
    'Nobody else could, so I rewrote the whole planner and presented it myself.',
    'I built the stock system from nothing. I know every corner of it.',
    'I wrote the tariff page, and then I designed the new form.',
    'I did the whole stocktake on my own that week.',
    'I rang all four hundred of them myself.',
  ],
  refused: [
    {
      text: 'I wrote the first draft of the guide, and I gave Petra the decision on the rest.',
      why: 'Somebody else owns the decision.',
    },
    { text: 'We built the stock system from nothing.', why: '“We” hides who built it.' },
    { text: 'I wrote one page for the council.', why: 'One thing made is no solo.' },
    { text: 'Petra rewrote the planner on her own.', why: 'It is Petra who built.' },
    { text: 'I could have fixed it myself.', why: 'It is hypothetical.' },
    { text: 'I chose the date alone.', why: 'A decision is no building.' },
  ],
  detect(reading, { found }) {
    const acts = ownActs(reading).filter(isBuilding);
    const owned = found.has('F2') || found.has('F3');
    const belittled = owned && acts.length > 0 && contemptIn(reading).length > 0;
    if (owned && !belittled) return null;
    const alone = ownActs(reading).filter(
      (act) => worksAlone(act) || (isBuilding(act) && saysAlone(reading, act)),
    );
    const central = hangsOnMe(reading);
    const solo = acts.length >= 2 || alone.length > 0 || central.length > 0 || belittled;
    const told = [...central, ...[...alone, ...acts].map(({ clause }) => clause)];
    return solo ? told.map((clause) => quoted(reading, clause)) : null;
  },
};
