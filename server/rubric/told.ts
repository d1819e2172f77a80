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
  /\b(?:this|that|last|next|same|previous|following) (?=(?:day|week|month|quarter|year|season|spring|summer|autumn|winter|time)\b)|\b(?:had been|used to|previously|originally|at first|at the start|in the beginning)\b/g;

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

function numberTold(reading: Reading, utterance: Utterance, quantity: Quantity): NumberTold | null {
  const clause = clauseAt(reading, utterance, quantity.from);
  if (clause === null) return null;
  const change = utterance.changes.find(
    ({ before, after }) => before === quantity || after === quantity,
  );
  const other = change?.before === quantity ? change.after : (change?.before ?? null);
  // "From fourteen percent to six": the unit is said once.
  const { kind, unit } = quantity.kind === 'count' && other ? other : quantity;
  const subject = subjectWords(clause.tokens, change ?? quantity);
  // "From nine bad batches to three": what was counted stands between the two numbers.
  const inside =
    change && subject.size === 0
      ? subjectWords(
          clause.tokens.filter(
            ({ index }) => index < change.before.from || index >= change.before.to,
          ),
          change.after,
        )
      : [];
  return {
    value: quantity.value,
    kind,
    unit,
    approximate: quantity.approximate || quantity.vague,
    stated: isStated(reading, clause, quantity),
    role: other === null ? null : other === change?.after ? 'before' : 'after',
    other: other?.value ?? null,
    subject: [...new Set([...subject, ...inside])],
    scope: [...scopeOf(reading, clause), ...(clause.text.match(POINTING) ?? [])],
    evidence: quote(clause, quantity),
  };
}
