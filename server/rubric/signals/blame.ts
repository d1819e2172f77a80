import type { Detector } from '../detector.ts';
import { contemptIn } from '../framing/contempt.ts';
import { quoted } from '../framing/quoted.ts';

export const blame: Detector = {
  id: 'blame',
  reason: 'Contempt for the people in the story tells more about the speaker than about them.',
  credited: [
    'Gregor, bless him, never learned to use the scanner.',
    'The night crew were useless, so I took it on.',
    'My colleague was not the sharpest, let us say.',
    'I did the count and they just stood there.',
    'The office people could not be bothered to look.',
    'The buyers were dinosaurs, all of them.',
    'They think a form is beneath them.',
    'The day crew would paint the cat if you let them.',
  ],
  refused: [
    {
      text: 'The night crew did not fill in the form.',
      why: 'A plain statement of what was not done.',
    },
    { text: 'The old dashboard was useless.', why: 'It is said of a thing.' },
    { text: 'I was hopeless at giving work away.', why: 'It is said of oneself.' },
    { text: 'Gregor said no, and he was right.', why: 'Disagreement is no contempt.' },
    { text: 'She missed two deadlines, and I told her so.', why: 'A fact, told to her face.' },
    { text: 'The captains did not care for the new chart.', why: 'They disliked a thing.' },
  ],
  detect(reading) {
    const found = contemptIn(reading);
    return found.length === 0 ? null : found.map((clause) => quoted(reading, clause));
  },
};
