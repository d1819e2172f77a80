import type { Detector } from '../detector.ts';
import { type Figure, figuresOf, isOutput, isReal } from '../metric/figure.ts';
import { MEASURE_NOUN, MOVING, PRODUCING } from '../metric/words.ts';
import { quote } from '../reading/select.ts';

/** A counted thing that was made, handed over or is held: not a habit, nor something that happened. */
function isProduced(figure: Figure): boolean {
  const { clause, quantity } = figure;
  if (quantity.kind !== 'count' || quantity.excluded !== null || quantity.text === 'one')
    return false;
  if (!isReal(clause) || clause.negated || clause.gate || clause.recurrences.length > 0)
    return false;
  const { verb } = clause;
  const named = quantity.unit !== null && isOutput(figure);
  if (!verb) return named;
  if (verb.tense === 'present' && verb.tenseSure && !verb.perfect && !STATES.test(verb.lemma))
    return false;
  if (named) return PRODUCING.has(verb.lemma) || MOVING.has(verb.lemma) || STATES.test(verb.lemma);
  return (
    (PRODUCING.has(verb.lemma) || SERVING.test(verb.lemma)) &&
    /^(?:speaker|we|person|group)$/.test(clause.doer.kind) &&
    quantity.from >= verb.to &&
    quantity.from - verb.to <= 4 &&
    !MEASURE_NOUN.test(quantity.unit ?? '') &&
    verb.lemma !== 'be' &&
    !HOLDING.test(verb.lemma)
  );
}

/** What a kitchen or a counter turns out is counted by those who got it. */
const SERVING = /^(?:feed|serve|cook|bake|fry|brew)$/;
const STATES = /^(?:be|have|go|get)$/;
const HOLDING = /^(?:get|do|give|put|set|open|hold|run|add|drop|present)$/;

export const output: Detector = {
  id: 'output',
  reason: 'What was made or handed over can be counted, but the count says nothing of its effect.',
  credited: [
    'We shipped four features and ran nine workshops.',
    'So far I have written 31 chapters of the manual.',
    'The clerks scrapped twelve old forms.',
    'We cut the claim form from nine pages to two.',
    'The training site has 40 modules.',
    'We fed 250 guests at the wedding.',
  ],
  refused: [
    { text: 'Late deliveries fell eighteen percent.', why: 'It is a result.' },
    { text: 'Every day we serve 250 guests.', why: 'It is a habit.' },
    { text: 'I had a team of eight and two managers.', why: 'Team size is excluded altogether.' },
    { text: 'Every Friday each lead brings three cards to the board.', why: 'It is a habit.' },
    { text: 'We will write four guides next year.', why: 'Nothing has been made yet.' },
  ],
  detect(reading) {
    const figure = figuresOf(reading).find(isProduced);
    return figure ? [quote(figure.clause, figure.quantity)] : null;
  },
};
