import type { Sentence } from '../mechanism/sentence.ts';
import type { Clause } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';

const MOST_WORDS = 12;
/** The next step of the story, or what hangs on this one, is left out. */
const NEXT = /^(?:and|but|so|then|because|which|that|who|while|when)$/i;
const ALONE =
  / (?:by myself|on my own|all alone|alone|myself|personally|single-handed(?:ly)?|too|as well)(?= |$)/gi;
/** Stressed on their last syllable, so that its consonant is doubled. */
const STRESSED =
  /^(?:begin|transfer|refer|prefer|defer|commit|submit|admit|permit|forget|control|equip)$/;

/**
 * How a sentence about the speaker's own deed could be told, with the speaker's words and brackets
 * to fill: "I built the planner" gives "We achieved [the result] by building the planner; [name]
 * owned [which part]." Null where the words do not carry it.
 */
export function insteadOf(clause: Clause, sentence: Sentence): string | null {
  const { verb, utterance } = clause;
  if (verb === null || !/^[a-z]+$/.test(verb.lemma)) return null;
  const end = sentence.clauses.at(-1)?.to ?? clause.to;
  const rest = evidenceOf(utterance, { from: verb.to, to: end });
  const object = verb.to < end ? objectIn(utterance.words.slice(rest.from, rest.to)) : '';
  return `We achieved [the result] by ${gerundOf(verb.lemma)}${object}; [name] owned [which part].`;
}

/** The words up to the first punctuation or the next step, without what says that nobody helped. */
function objectIn(words: readonly string[]): string {
  const stop = words.findIndex(
    (word, at) => NEXT.test(word) || /[.,;:!?]$/.test(words[at - 1] ?? ''),
  );
  const kept = words.slice(0, Math.min(stop < 0 ? words.length : stop, MOST_WORDS)).join(' ');
  return ` ${kept.replace(/[.,;:!?]+$/, '')}`.replace(ALONE, '').trimEnd();
}

/** The -ing form: "build" gives "building", "write" "writing", "run" "running". */
function gerundOf(lemma: string): string {
  if (/ie$/.test(lemma)) return lemma.replace(/ie$/, 'ying');
  if (/[^eoy]e$/.test(lemma)) return lemma.replace(/e$/, 'ing');
  const doubles = /^[^aeiou]*[aeiou][bdgmnprt]$/.test(lemma) || STRESSED.test(lemma);
  return doubles ? `${lemma}${lemma.at(-1)}ing` : `${lemma}ing`;
}
