import type { Clause } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';

const MOST_WORDS = 14;

/**
 * How a sentence about the speaker's own deed could be told, with the speaker's words and brackets
 * to fill: "I built the planner" gives "We achieved [the result] by building the planner, which
 * [name] now owns." Null where the words do not carry it.
 */
export function insteadOf(clause: Clause): string | null {
  const { verb, utterance, to } = clause;
  if (verb === null || !/^[a-z]+$/.test(verb.lemma)) return null;
  const rest = evidenceOf(utterance, { from: verb.to, to });
  const said = utterance.words.slice(rest.from, Math.min(rest.to, rest.from + MOST_WORDS));
  const object = verb.to < to ? ` ${said.join(' ').replace(/[.,;:!?]+$/, '')}` : '';
  return `We achieved [the result] by ${gerundOf(verb.lemma)}${object}; [name] owned [which part].`;
}

/** The -ing form: "build" gives "building", "write" "writing", "run" "running". */
function gerundOf(lemma: string): string {
  if (/ie$/.test(lemma)) return lemma.replace(/ie$/, 'ying');
  if (/[^eoy]e$/.test(lemma)) return lemma.replace(/e$/, 'ing');
  const doubles = /^[^aeiou]*[aeiou][bdgmnprt]$/.test(lemma);
  return doubles ? `${lemma}${lemma.at(-1)}ing` : `${lemma}ing`;
}
