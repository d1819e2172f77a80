import { isSmall, type NumberPlace, numberPlaces } from './number-places.ts';
import { endsSentence, partWord } from './parted-word.ts';
import { spokenNumber } from './spoken-number.ts';

/** What is shown for the raw words [from, to): "15%" for "fifteen percent". */
export interface ShownWord {
  text: string;
  from: number;
  to: number;
}

/**
 * The words as they are shown: every index once, in order. Numbers come out alike whether they were
 * heard as words or as digits: from ten on in digits, thousands set apart from 10,000 on; below ten
 * in words, unless they are a percentage, dollars, euros, a decimal, or a range's end that reaches
 * ten at the other. What opens a sentence is no exception. What may be something else stays as it
 * was heard: times, ordinals, fractions, pounds, two numbers side by side.
 */
export function shownWords(words: readonly string[]): ShownWord[] {
  const shown: ShownWord[] = [];
  const asSaid = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      shown.push({ text: words[at] ?? '', from: at, to: at + 1 });
    }
  };
  for (const place of numberPlaces(words)) {
    asSaid(shown.at(-1)?.to ?? 0, place.from);
    const text = place.isRaw ? null : written(words, place);
    if (text === null) asSaid(place.from, place.to);
    else shown.push({ text, from: place.from, to: place.to });
  }
  asSaid(shown.at(-1)?.to ?? 0, words.length);
  return shown;
}

/** Words joined by spaces, as they are shown. */
export function shownText(text: string): string {
  return shownWords(text.split(' '))
    .map((word) => word.text)
    .join(' ');
}

/** The words [from, to), with the whole of what is shown as one. */
export function wholly<Passage extends { from: number; to: number }>(
  passage: Passage,
  shown: readonly ShownWord[],
): Passage {
  const touched = shown.filter((word) => word.from < passage.to && word.to > passage.from);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { ...passage, from: first.from, to: last.to } : passage;
}

/** The number as it is shown, with the marks around it; null if it is shown as it was said. */
function written(
  words: readonly string[],
  { from, to, number, inDigits }: NumberPlace,
): string | null {
  const { before, core } = partWord(words[from] ?? '');
  const { after } = partWord(words[to - 1] ?? '');
  const { value, digits, sign, tail } = number;
  if (isSmall(number) && !inDigits) {
    if (!/\d/.test(core)) return null;
    const said = spokenNumber(value);
    const opens = endsSentence(words[from - 1]);
    return before + (opens ? said.charAt(0).toUpperCase() + said.slice(1) : said) + tail + after;
  }
  const isBehind = sign === '%' || sign === 'k';
  return `${before}${isBehind ? '' : (sign ?? '')}${digits}${isBehind ? sign : ''}${tail}${after}`;
}
