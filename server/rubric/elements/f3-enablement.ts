import type { Detector } from '../detector.ts';
import { enablingsOf } from '../framing/enabling.ts';
import { quoted } from '../framing/quoted.ts';

export const enablement: Detector = {
  id: 'F3',
  reason:
    'Giving work away is not enough: what the speaker did so that they could succeed tells a leader from a delegator.',
  credited: [
    'I sat with Petra for two mornings and went through the old bids.',
    'I got Mina admin rights on the booking system.',
    'I introduced Farid to the supplier so that he could ring them himself.',
    'I took Mina off the counter on Tuesdays.',
    'I coached a new supervisor on running the morning round.',
    'I agreed with her what a good handover looked like.',
    'I rang the three wholesalers so that Petra would have a price before the meeting.',
    'I gave Petra a van and a spare phone.',
    'I negotiated a fortnight at the makers for Farid.',
    'My part was to keep her Mondays clear, and Petra had the rest.',
    'I took two afternoons to go through his drafts with Farid.',
  ],
  refused: [
    { text: 'I showed them how to use the spreadsheet.', why: 'Nobody can be told apart.' },
    { text: 'I told Petra what to do and checked it.', why: 'Instruction is not enablement.' },
    { text: 'I gave Petra the pricing decision.', why: 'Ownership alone is the element before.' },
    { text: 'I would coach Petra every week.', why: 'It is hypothetical.' },
    { text: 'I sat up with Petra till midnight before the bid.', why: 'Effort is not enablement.' },
  ],
  detect(reading) {
    const enablings = enablingsOf(reading);
    return enablings.length === 0 ? null : enablings.map(({ clause }) => quoted(reading, clause));
  },
};
