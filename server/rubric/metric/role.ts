import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';
import type { VerbGroup } from '../reading/verb-group.ts';
import {
  ENDING,
  LIGHT_MOVING,
  MEASURE_NOUN,
  MOVING,
  PRODUCING,
  SAMPLING,
  STATING,
  UNDERGOING,
} from './words.ts';

/**
 * How a clause uses its number: it moved by or to it, it stood at it, it is a share or a count of
 * what did something, somebody underwent it, it says that there was none, or none of these.
 */
export type Role = 'moved' | 'level' | 'share' | 'event' | 'nought' | 'loose';

const DIRECTION =
  /\b(?:up|down|to|from|by|off|under|below|above|over|higher|lower|more|less|fewer|faster|slower)\b/;
/** How a clause uses one of its numbers. */
export function roleOf(clause: Clause, quantity: Quantity): Role {
  const { verb } = clause;
  const { kind } = quantity;
  const share = kind === 'percentage' || kind === 'ratio';
  const trail = words(clause, quantity.to, quantity.to + 2);
  if (!verb) return 'loose';
  if (quantity.from === clause.from && clause.link === null) {
    // "it was | twelve days lost": the number of the clause before, told with what befell it.
    const before = clause.utterance.tokens[clause.from - 1];
    if (before?.after === '' && /^(?:be|have)$/.test(before.lemma)) return 'level';
  }
  if (isInPassing(clause, quantity)) return 'loose';
  // "Nineteen weeks, that was how long it took"
  if (
    quantity.to <= verb.from &&
    verb.lemma === 'be' &&
    /^(?:that|this|it) /.test(`${trail} `) &&
    clause.utterance.tokens[quantity.to - 1]?.after === ','
  )
    return 'level';
  const after = quantity.from >= verb.to - 1;
  const near = words(clause, quantity.from - 3, quantity.from);
  const joined = clause.utterance.tokens
    .slice(verb.to - 1, quantity.from)
    .every((token) => token.after === '');
  if (kind === 'multiplier') return verb.lemma === 'be' ? 'level' : 'moved';
  if (MOVING.has(verb.lemma)) return 'moved';
  if (kind === 'percentage' && COMPARATIVE.test(trail)) return 'moved';
  if (LIGHT_MOVING.has(verb.lemma) && after && DIRECTION.test(`${near} ${trail}`)) return 'moved';
  if (isHolding(clause, quantity)) return 'loose';
  if (states(verb) && after && joined && quantity.from - verb.to <= 6) return 'level';
  if (ENDING.has(verb.lemma) && after && /\b(?:at|on|to|with)(?: \w+)?$/.test(near)) return 'level';
  if ((share || kind === 'count') && !after && verb.from - quantity.to <= 6)
    return SAMPLING.has(verb.lemma) || (kind === 'count' && PRODUCING.has(verb.lemma))
      ? 'loose'
      : 'share';
  if (UNDERGOING.has(verb.lemma) && after) return 'event';
  if (kind === 'percentage' && after && joined && /^of\b/.test(trail) && !IDLE.test(verb.lemma))
    return 'event';
  return 'loose';
}

/** "ten percent better", "a third fewer". */
const COMPARATIVE =
  /^(?:more|less|fewer|better|worse|(?!other|number|order|customer|member|water|over|under|after)\w{3,}er)\b/;

const IDLE = /^(?:spend|give|put|own|pay|take|want|need|mean|know|think|call|say)$/;
/** "it stood at nine", "it was found to be nine", "they waited nine minutes". */
function states({ lemma, passive }: VerbGroup): boolean {
  return (
    STATING.has(lemma) ||
    (passive && /^(?:find|measure|report|record|put|log|assess|rate|score)$/.test(lemma))
  );
}

/** "we have got six of those", "I have 400 seats": what is held is neither level nor event. */
function isHolding({ verb, doer }: Clause, { kind, unit, per }: Quantity): boolean {
  if (!verb || kind !== 'count' || per !== null || verb.tense !== 'present') return false;
  return (
    /^(?:have|get)$/.test(verb.lemma) &&
    (doer.kind === 'speaker' || unit === null || !MEASURE_NOUN.test(unit))
  );
}

/** "the five lifts", "one of my clerks", "since two years": speaks of somebody or of when. */
function isInPassing({ utterance }: Clause, { from, to, kind, text }: Quantity): boolean {
  const before = utterance.tokens[from - 1]?.lower ?? '';
  if (kind === 'duration')
    return /^(?:since|for|in|over|within|after|during|every|last|next|another|first)$/.test(before);
  if (kind !== 'count') return false;
  if (text === 'one') return utterance.tokens[to]?.lower === 'of';
  return /^(?:the|those|these|my|our|his|her|their|both)$/.test(before);
}

/** The lower-case words of a clause from one token position to another. */
export function words(clause: Clause, from: number, to: number): string {
  return clause.utterance.tokens
    .slice(Math.max(clause.from, from), Math.min(clause.to, to))
    .map((token) => token.lower)
    .join(' ');
}
