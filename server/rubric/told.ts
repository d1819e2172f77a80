import type { NumberTold, Told } from '#contract/told.ts';
import { contentOf } from './content-words.ts';
import { scopeOf, subjectWords } from './integrity/scope.ts';
import { isStated } from './integrity/stated.ts';
import { clauseAt } from './metric/figure.ts';
import type { Quantity } from './reading/quantity.ts';
import type { Reading, Utterance } from './reading/reading.ts';
import { quote } from './reading/select.ts';

/** "This spring" is another than "last spring", and what had been is over. */
const POINTING =
  /\b(?:this|that|last|next|same|previous|following) (?=(?:day|week|month|quarter|year|season|spring|summer|autumn|winter|time)\b)|\b(?:had been|back then|used to|previously|originally|at first|at the start|in the beginning)\b/g;

/** "Nine in a year" says how often, not when. */
const RATE = /\b(?:in a|a|per) (year|quarter|season)\b/g;

/** The people and numbers of each utterance of a reading, in order. */
export function toldIn(reading: Reading): Told[] {
  return reading.utterances.map((utterance) => {
    const entities = [...new Set(utterance.mentions.map(({ entity }) => entity))];
    const labels = (kind: 'person' | 'role') =>
      entities.filter((one) => one.kind === kind && !one.general).map(({ label }) => label);
    return {
      utteranceId: utterance.id,
      words: utterance.words,
      names: labels('person'),
      roles: labels('role'),
      numbers: utterance.quantities.flatMap(
        (quantity) => numberTold(reading, utterance, quantity) ?? [],
      ),
      content: contentOf(utterance),
    };
  });
}

/** "We are at nineteen" is no guess, as "at least nineteen" is. */
function isApproximate({ tokens }: Utterance, quantity: Quantity): boolean {
  const isAt = tokens[quantity.from - 1]?.lower === 'at' && !/^(?:at|about) /.test(quantity.text);
  return quantity.vague || (quantity.approximate && !isAt);
}

function numberTold(reading: Reading, utterance: Utterance, quantity: Quantity): NumberTold | null {
  const clause = clauseAt(reading, utterance, quantity.from);
  if (clause === null) return null;
  const change = utterance.changes.find(
    ({ before, after }) => before === quantity || after === quantity,
  );
  const other = change?.before === quantity ? change.after : (change?.before ?? null);
  // "From fourteen percent to six": the unit is said once.
  const { kind, unit } =
    quantity.kind === 'count' && quantity.unit === null && other ? other : quantity;
  const { before, after } = change ?? { before: quantity, after: quantity };
  // "From nine bad batches to three": what was counted may stand between the two.
  const around = clause.tokens.filter(({ index }) => index < before.from || index >= before.to);
  const rates = [...clause.text.matchAll(RATE)].map(([, unit]) => unit ?? '');
  return {
    value: quantity.value,
    kind,
    unit,
    approximate: isApproximate(utterance, quantity),
    stated: isStated(reading, clause, quantity),
    role: other === null ? null : other === change?.after ? 'before' : 'after',
    other: other?.value ?? null,
    subject: [...subjectWords(around, after)],
    scope: [
      ...[...scopeOf(reading, clause)].filter((word) => !rates.includes(word)),
      ...(clause.text.match(POINTING) ?? []),
    ],
    evidence: quote(clause, quantity),
  };
}
