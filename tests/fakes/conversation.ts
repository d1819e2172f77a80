import { Conversation } from '#contract/conversation.ts';

const point = (id: string) => ({
  id,
  name: `The ${id}`,
  meaning: 'You said it in so many words.',
  missing: 'Say it in so many words.',
});

/** Three lines, an opening among them. */
export const ASKING = Conversation.parse({
  id: 'asking',
  kind: 'conversation',
  title: 'Asking for a date',
  about: 'A short talk about when it will be looked at.',
  minutes: 1,
  realMinutes: 10,
  interlocutor: {
    name: 'Ida',
    role: 'Your manager for now',
    temperament: 'Listens to the end.',
    voice: 'level',
  },
  opening: 'I am listening to you.',
  lines: ['And what would you like?', 'How do we leave it?'],
  points: [point('date-asked'), point('follow-up'), point('proposal')],
});

/** Two lines that ask for the same. */
export const PITCH = Conversation.parse({
  ...ASKING,
  id: 'pitch',
  lines: ['And once more, please.'],
  points: [point('own-deed'), point('two-minutes')],
  judged: 'lastReply',
});
