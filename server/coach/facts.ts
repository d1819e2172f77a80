import type { CoachedFact, CoachedSentence } from '#contract/coaching.ts';
import { type SpokenUtterance, textOf } from '#contract/transcript.ts';
import { bareOf, namesIn, numbersIn } from './claims.ts';
import type { Reader } from './ports.ts';

/** A sentence as a model gives it. */
interface Claimed {
  text: string;
  facts: readonly { quote: string }[];
}

/** Fewer words prove nothing: "and I" was said in every answer. */
const FEWEST_WORDS = 3;
const BLANK = /\[[^\]]+\]/;

/**
 * A sentence with the words that it stands on; null where it says what the person did not: a quote
 * that is not theirs, a number or a name outside of its quotes, or nothing of theirs at all.
 */
export function grounded(
  { text, facts }: Claimed,
  utterances: readonly SpokenUtterance[],
  reader: Reader,
): CoachedSentence | null {
  const linked = facts.map(({ quote }) => linkOf(quote, utterances));
  const found = linked.filter((fact) => fact !== null);
  if (found.length < linked.length || (found.length === 0 && !BLANK.test(text))) return null;
  const words = new Set(
    found.flatMap(({ quote }) => quote.split(/[\s\-–—/]+/)).map((word) => bareOf(word)),
  );
  if (namesIn(text, reader).some((name) => !words.has(name))) return null;
  const numbers = new Set(found.flatMap((fact) => numbersSaid(fact, utterances, reader)));
  if (numbersIn(text.split(/\s+/), reader).some(({ key }) => !numbers.has(key))) return null;
  return { text, facts: found };
}

/** Where a quote was said, marks and capitals aside; null where it was not. */
function linkOf(quote: string, utterances: readonly SpokenUtterance[]): CoachedFact | null {
  const wanted = quote
    .split(/\s+/)
    .map(bareOf)
    .filter((word) => word !== '');
  if (wanted.length < FEWEST_WORDS) return null;
  for (const { id, words } of utterances) {
    const said = words.flatMap(({ text }, index) => {
      const bare = bareOf(text);
      return bare === '' ? [] : [{ bare, index }];
    });
    const at = said.findIndex((_, from) =>
      wanted.every((word, offset) => said[from + offset]?.bare === word),
    );
    const [first, last] = [said[at], said[at + wanted.length - 1]];
    if (first === undefined || last === undefined) continue;
    const evidence = { utteranceId: id, from: first.index, to: last.index + 1 };
    return { quote: textOf(words.slice(evidence.from, evidence.to)), evidence };
  }
  return null;
}

/** The numbers that a fact says as a whole: "five" of "forty five" is none. */
function numbersSaid(
  { evidence }: CoachedFact,
  utterances: readonly SpokenUtterance[],
  reader: Reader,
): string[] {
  const words = utterances.find(({ id }) => id === evidence.utteranceId)?.words ?? [];
  return numbersIn(
    words.map(({ text }) => text),
    reader,
  )
    .filter(({ from, to }) => from >= evidence.from && to <= evidence.to)
    .map(({ key }) => key);
}
