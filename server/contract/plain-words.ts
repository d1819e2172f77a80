import { readNumber } from './number-words.ts';
import { spokenOrdinal } from './spoken-number.ts';

/** A word as it is compared: lower case, without marks, a number in digits; of the words [from, to). */
export interface PlainWord {
  text: string;
  from: number;
  to: number;
}

const PIECE = /[$£€]?\d+(?:[.,]\d+)*(?:%|\p{L}+)?|\p{L}+/gu;
const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;
const SCALE = /^(hundred|thousand|million|billion)$/;
const MARKS: Readonly<Record<string, string>> = {
  $: 'dollars',
  '£': 'pounds',
  '€': 'euros',
  '%': 'percent',
  x: 'times',
};

/**
 * Printed words as they are compared, however they are printed: "Twenty-five percent," and "25%"
 * both become "25", "percent"; "a hundred" and "100" both "100".
 */
export function plainWords(words: readonly string[]): PlainWord[] {
  const pieces = words.flatMap((word, at) =>
    piecesOf(word).map((text) => ({ text, from: at, to: at + 1 })),
  );
  const plain: PlainWord[] = [];
  for (let at = 0; at < pieces.length; ) {
    const here = pieces[at];
    if (here === undefined) break;
    const said = numberAt(pieces.slice(at).map(({ text }) => text)) ?? {
      length: 1,
      texts: [here.text],
    };
    const to = pieces[at + said.length - 1]?.to ?? here.to;
    plain.push(...said.texts.map((text) => ({ text, from: here.from, to })));
    at += said.length;
  }
  return plain;
}

function piecesOf(word: string): string[] {
  const pieces = word.toLowerCase().replace(/['’]/g, '').match(PIECE) ?? [];
  return pieces.flatMap((piece) => {
    const ordinal = ORDINAL.exec(piece)?.[1];
    return ordinal === undefined ? [piece] : spokenOrdinal(Number(ordinal)).split(/\W+/);
  });
}

/** The number or "per cent" that the pieces open with: how many say it, and how it is written. */
function numberAt(pieces: readonly string[]): { length: number; texts: string[] } | null {
  const [first = '', second = ''] = pieces;
  if (first === 'per' && second === 'cent') return { length: 2, texts: ['percent'] };
  if (first === 'a' && SCALE.test(second)) return numberAt(['one', ...pieces.slice(1)]);
  if (SCALE.test(first)) {
    const said = numberAt(['one', ...pieces]);
    return said === null ? null : { ...said, length: said.length - 1 };
  }
  const number = readNumber(pieces);
  if (number === null) return null;
  const value = String(Math.round(1000 * number.value) / 1000);
  const mark = MARKS[number.mark] ?? number.mark;
  return { length: number.length, texts: mark === '' ? [value] : [value, mark] };
}
