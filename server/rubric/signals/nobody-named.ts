import type { Detector } from '../detector.ts';
import { partOf } from '../framing/cast.ts';

export const nobodyNamed: Detector = {
  id: 'nobodyNamed',
  reason: 'Without a name or a role nobody can be told apart, and so nobody can have been led.',
  credited: [
    'We aligned, we built, we launched.',
    'The team worked hard, and everybody did their bit.',
    'I told my director, and she was happy with us.',
    'Customers rang us, and people looked into it.',
  ],
  refused: [
    { text: 'I gave Petra the pricing decision.', why: 'Petra is named.' },
    { text: 'The night nurse counted the beds.', why: 'The role tells her apart.' },
    {
      text: 'The clerks ran the table, and we watched.',
      why: 'The clerks are a sub-team that acts.',
    },
    { text: 'We built it and my deputy tested it.', why: 'The deputy is a role.' },
  ],
  detect(reading) {
    const named = reading.entities.some((entity) => partOf(entity) === 'p');
    const acting = reading.clauses.some(
      ({ doer: { entity }, done }) => done && entity !== null && partOf(entity) === 't',
    );
    return named || acting ? null : [];
  },
};
