import type { Detector } from '../detector.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';

export const ownership: Detector = {
  id: 'F2',
  reason:
    'A leader’s leverage shows when somebody who can be told apart holds a decision or a critical piece; carrying out what was asked is help.',
  credited: [
    'I handed Henrike at the rental desk the decision on what may be swapped.',
    'I gave Petra the pricing decision.',
    'I handed the night rota over to the deputy.',
    'The last word is Farid’s, he decides what goes on the shelf.',
    'I asked Mina to take the whole intake over.',
    'That is her call now.',
    'Tomasz runs the yard now. I don’t sign it off any more.',
    'I said to Mina, you decide who works it, no need to ask me.',
    'What goes on the shelf is for Farid to say.',
    'I set the goal and the analyst owned the pricing model.',
    'i put devika in charge of the spring list',
    'It is Petra who says which boats go out.',
    'She alone can release a batch, that is Petra, the head brewer.',
    'I appointed Petra as principal, with the right to refuse any order.',
    'Petra settles what goes in the window and she can stop an order.',
    'Nothing leaves the yard until Petra says so.',
  ],
  refused: [
    { text: 'I asked Petra to pull the numbers for me.', why: 'Pulling numbers is help.' },
    { text: 'I empowered the team and gave everyone ownership.', why: 'Nobody can be told apart.' },
    { text: 'My director decided that we would wait.', why: 'Somebody above was given nothing.' },
    { text: 'I gave Petra access to the pricing tool.', why: 'Access is help, not a decision.' },
    { text: 'I will hand the rota to Mina next year.', why: 'It is still to come.' },
    { text: 'Petra does not decide anything yet.', why: 'It is denied.' },
    { text: 'I noted what Petra had said about the boats.', why: 'Saying is not deciding.' },
  ],
  detect(reading) {
    const holdings = holdingsOf(reading);
    if (holdings.length === 0) return null;
    const held = holdings.filter(({ clause }) => clause.doer.kind !== 'speaker');
    return [...held, ...holdings].map(({ clause }) => quoted(reading, clause));
  },
};
