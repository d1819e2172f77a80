import type { Detector } from '../detector.ts';
import { enablingsOf } from '../framing/enabling.ts';
import { directingActs, leadingActs } from '../framing/leading.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import { isOwnDeed } from '../reading/select.ts';

export const ownAct: Detector = {
  id: 'F1',
  reason:
    'Leading shows in an act of one’s own that can be written down; “I led” and “I drove” name none, and building it oneself is another job.',
  credited: [
    'I decided that we would close the Sunday counter.',
    'I gave Petra the pricing decision.',
    'I told my director that we would miss the date, and that it was my mistake.',
    'I wrote a rule that no crate leaves the yard unless two people have weighed it.',
    'I hired two analysts and moved the third to the night desk.',
    'I coached a new supervisor on running the morning round.',
    'I binned the summer offer there and then.',
    'I had the second till taken out.',
    'I showed them how to read a tide table.',
    'Petra owns the spring list. I moved her desk next to the buyers.',
  ],
  refused: [
    { text: 'I led the project and I drove it to the end.', why: 'Too vague to write down.' },
    { text: 'We decided to close the Sunday counter.', why: '“We” is nobody in particular.' },
    { text: 'I would give Petra the pricing decision.', why: 'It is hypothetical.' },
    {
      text: 'I rewrote the whole script overnight and launched it.',
      why: 'Building is not leading.',
    },
    {
      text: 'I kept telling everybody to take more care with the crates.',
      why: 'Reminding is an effort, not an act.',
    },
    {
      text: 'I told people to watch out, and I told them again when they forgot.',
      why: 'To take care is nothing that one can do otherwise.',
    },
    {
      text: 'Last year I moved to the evening crew at the ferry office.',
      why: 'Moving oneself leads nobody.',
    },
    {
      text: 'I asked the drivers what they thought, and they had plenty to say.',
      why: 'Asking decides nothing, and nothing came of it.',
    },
  ],
  detect(reading) {
    const holdings = holdingsOf(reading);
    const given = holdings.filter(({ clause }) => isOwnDeed(clause));
    const sure = [...given, ...leadingActs(reading), ...enablingsOf(reading)];
    // Where somebody owns a piece, what the speaker did to get there is the act of leading.
    const acts = sure.length > 0 || holdings.length === 0 ? sure : directingActs(reading);
    return acts.length === 0 ? null : acts.map(({ clause }) => quoted(reading, clause));
  },
};
