import { z } from 'zod';
import { partWord } from '#contract/parted-word.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { clean } from '../../rubric/reading/clean.ts';
import { tag } from '../../rubric/reading/tag.ts';
import { type Token, tokenize } from '../../rubric/reading/token.ts';
import { wordsIn } from './text.ts';

export const GENDERS = ['women', 'men'] as const;
export type Gender = (typeof GENDERS)[number];

const names = z.array(z.string().regex(/^\p{Lu}[\p{L}'-]+$/u)).min(3);

/** The file of names to put in. */
export const NamesFile = z.strictObject({
  cultures: z
    .array(z.strictObject({ culture: z.string().min(3), women: names, men: names, family: names }))
    .min(8),
});
export type Culture = z.infer<typeof NamesFile>['cultures'][number];

const NamedPerson = z
  .strictObject({
    given: z.string().min(2).optional(),
    family: z.string().min(2).optional(),
    pronoun: z.enum(['she', 'he']),
  })
  .refine(({ given, family }) => given ?? family, 'needs a given or a family name');
export type NamedPerson = z.infer<typeof NamedPerson>;

/** The file of the people who are named in the answers, by answer. */
export const PeopleFile = z.record(z.string(), z.array(NamedPerson).min(1));

/**
 * The transcript with other people in it: the one named first becomes a woman or a man with a name of
 * the culture. Where that changes their gender every other person's changes with it, so that who
 * "she" is stays as clear as it was. `turn` chooses among the culture's names.
 */
export function withOtherPeople(
  transcript: string,
  people: readonly NamedPerson[],
  culture: Culture,
  gender: Gender,
  turn: number,
): string {
  const swapped = (people[0]?.pronoun === 'she' ? 'women' : 'men') !== gender;
  const put = new Map<string, string>();
  for (const [index, { given, family, pronoun }] of people.entries()) {
    const list = culture[(pronoun === 'she') !== swapped ? 'women' : 'men'];
    if (given) put.set(given, list[(turn + index) % list.length] ?? given);
    if (family) put.set(family, culture.family[(turn + index) % culture.family.length] ?? family);
  }
  const named = wordsIn(transcript).map((word) => renamed(word, put));
  return (swapped ? withSwappedGenders(named) : named).join(' ');
}

function renamed(word: string, put: ReadonlyMap<string, string>): string {
  const { before, core, after } = partWord(word);
  const [, name = '', ending = ''] = /^(.*?)((?:['’]s)?)$/u.exec(core) ?? [];
  const other = put.get(name);
  if (other === undefined) return word;
  const cased = name === name.toLowerCase() ? other.toLowerCase() : other;
  return before + cased + ending + after;
}

const PAIRS = [
  ['she', 'he'],
  ['herself', 'himself'],
  ['woman', 'man'],
  ['women', 'men'],
  ['lady', 'gentleman'],
  ['ladies', 'gentlemen'],
  ['girl', 'lad'],
  ['girls', 'lads'],
  ['mum', 'dad'],
  ['mother', 'father'],
  ['wife', 'husband'],
  ['mrs', 'mr'],
] as const;
const SWAPPED = new Map<string, string>([
  ...PAIRS,
  ...PAIRS.map(([she, he]) => [he, she] as const),
  ['him', 'her'],
  ['hers', 'his'],
]);

function withSwappedGenders(words: readonly string[]): string[] {
  const { kept } = clean(tokenize(wordsOfText(words.join(' '))));
  tag(kept);
  return words.map((word, index) => {
    const { before, core, after } = partWord(word);
    const [, stem = '', ending = ''] = /^(.*?)((?:['’]\p{L}+)?)$/u.exec(core) ?? [];
    const lower = stem.toLowerCase();
    const at = kept.findIndex((token) => token.word === index);
    const other =
      lower === 'her' || lower === 'his' ? ownerOrObject(lower, kept, at) : SWAPPED.get(lower);
    return other === undefined ? word : before + casedLike(stem, other) + ending + after;
  });
}

/** What takes a person and then a thing, so that "her" before a noun is still the person. */
const GIVING = /^(?:ga?ve?|sent|told|ask(?:ing)?|had|swapped|walk|teach|taught)$/;

/** "her" is "his" before what she has, else "him"; "his" is "hers" where nothing follows that he has. */
function ownerOrObject(pronoun: 'her' | 'his', tokens: readonly Token[], at: number): string {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const owns = token?.after === '' && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(next?.pos ?? '');
  if (pronoun === 'his') return token?.after === '' && next ? 'her' : 'hers';
  return owns && !GIVING.test(before?.lower ?? '') ? 'his' : 'him';
}

function casedLike(model: string, text: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
