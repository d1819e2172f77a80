import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DIMENSIONS, ELEMENT_IDS } from '#contract/element.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { rate } from '../../compose.ts';
import { credits } from '../evaluation.ts';
import { readJson } from '../input.ts';

const FILE = fileURLToPath(new URL('tellings.json', import.meta.url));

/** The same facts told in order and result-first, 60 to 120 words each. */
const Tellings = z.array(
  z.strictObject({
    id: z.string(),
    question: z.string(),
    people: z.boolean().default(false),
    inOrder: z.string(),
    resultFirst: z.string(),
  }),
);

export interface TellingOrder {
  pairs: number;
  /** Pairs whose two tellings have the same levels. */
  sameLevels: number;
  /** Pairs whose two tellings have the same levels and the same credited elements. */
  sameElements: number;
  /** The ids of the pairs whose levels or elements differ. */
  differing: string[];
}

/** How far a rating depends on the order in which the same facts are told. */
export async function measureTellings(): Promise<TellingOrder> {
  const tellings = readJson(FILE, Tellings);
  let sameLevels = 0;
  const differing: string[] = [];
  for (const { id, question, people, inOrder, resultFirst } of tellings) {
    const [one, other] = await Promise.all(
      [inOrder, resultFirst].map((text) => rated(text, people, question)),
    );
    if (one?.levels === other?.levels) sameLevels += 1;
    if (one?.levels !== other?.levels || one?.elements !== other?.elements) differing.push(id);
  }
  return {
    pairs: tellings.length,
    sameLevels,
    sameElements: tellings.length - differing.length,
    differing,
  };
}

async function rated(text: string, people: boolean, question: string) {
  const scorecard = await rate({
    question: { bankId: null, text: question, principle: null, people, future: false },
    utterances: [{ id: 'main', words: wordsOfText(text) }],
  });
  return {
    levels: DIMENSIONS.map((one) => scorecard.dimensions[one].level).join(' '),
    elements: ELEMENT_IDS.filter((id) => credits(scorecard, id)).join(' '),
  };
}
