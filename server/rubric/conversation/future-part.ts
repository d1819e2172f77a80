import type { Spans } from '../detector.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import type { Clause } from '../reading/reading.ts';
import type { PointDetector } from './point-detector.ts';

/** Two fifths are the aim; from a third on it is heard as a part of its own. */
const ENOUGH = 1 / 3;
/** Less is a remark and not a part, however short the pitch is. */
const FEWEST_WORDS = 30;
const AHEAD =
  /\b(?:next (?:year|quarter|spring|summer|autumn|winter)|(?:the )?coming (?:year|months)|(?:in|over|within) the next|eighteen months|months? from now|by the end of|by then|year after|from here|where (?:next|it goes|it should be)|what is next|in the future)\b/;

function looksAhead({ future, intention, verb, text }: Clause): boolean {
  return (
    future ||
    intention ||
    /^(?:will|would|should|going to)$/.test(verb?.modal ?? '') ||
    AHEAD.test(text)
  );
}

function isPast({ verb, future, hypothetical }: Clause): boolean {
  return verb !== null && !future && !hypothetical && (verb.tense === 'past' || verb.perfect);
}

function wordsIn({ clauses }: Sentence): number {
  return clauses.reduce((sum, { from, to }) => sum + to - from, 0);
}

export const futurePart: PointDetector = {
  id: 'future-part',
  reason:
    'A promotion is a bet on what comes; two fifths of the pitch belong to the next 12 to 18 months.',
  credited: [
    'Ana runs the depot. In the next eighteen months we will open a second one in Gdansk, with a head whom I would hire in May. Ana will lead both of them. By the end of next year nobody will ask me for a route.',
    'We halved the wait. Next year the desk will be two teams. I will hire the lead for the second in the spring. The forms will go, and the clerks will take the decisions that come to me today.',
    'The shop is calm now. Where next? Over the coming year we will sell in two more countries, there will be a manager in each, and Ines is going to own the prices for all three of them.',
    'Over the next twelve months I see one team where there are three. We would need an analyst and a head for the night shift, and Bo will be ready to take the whole of it by the autumn.',
  ],
  refused: [
    {
      text: 'I built the shop. I ran it for six years. We grew a lot, and everybody liked it. Next year I would like a team.',
      why: 'A remark at the end is no part.',
    },
    { text: 'Next year will be great.', why: 'It is too short to be a part.' },
    {
      text: 'Two years ago I said that we would grow, and we grew, and people were glad.',
      why: 'It is past.',
    },
    {
      text: 'I am ready, and I think that everybody here knows how much I have done for this desk.',
      why: 'Nothing lies ahead.',
    },
  ],
  detect(reading) {
    const sentences = sentencesOf(reading);
    const ahead: Sentence[] = [];
    for (const sentence of sentences) {
      const past = sentence.clauses.filter(isPast).length;
      const future = sentence.clauses.filter(looksAhead).length;
      // Within a part about the future, what is in the present goes on about it.
      const goesOn = past === 0 && ahead.at(-1)?.index === sentence.index - 1;
      if (future > past || (future === 0 && goesOn)) ahead.push(sentence);
    }
    const share = (some: readonly Sentence[]) => some.reduce((sum, one) => sum + wordsIn(one), 0);
    const isPart = share(ahead) >= FEWEST_WORDS && share(ahead) >= ENOUGH * share(sentences);
    return isPart ? quotes(ahead) : null;
  },
};

function quotes(sentences: readonly Sentence[]): Spans {
  return sentences.flatMap((sentence) => {
    const [first] = sentence.clauses;
    return first === undefined ? [] : [quoteFrom(sentence, first)];
  });
}
