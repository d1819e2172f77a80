import type { Evidence } from '#contract/element.ts';
import type { Reading } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';
import { matchesIn } from '../reading/text.ts';
import type { Figure } from './figure.ts';
import { isReal } from './figure.ts';
import { momentOf } from './moment.ts';
import { sentencesAround } from './sentences.ts';

/** What opens a value that another one is compared with. */
const OPENER =
  /\b(?:(?:up|down) from|compared (?:with|to)|(?:as )?against|versus|vs|instead of|rather than|as opposed to|(?:the|our|a|my) (?:target|goal|standard|benchmark|norm|quota|budget|bar) (?:of|was|is|had been|being|at)|(?:industry|company|national|sector|network|group|site|regional|trade|sister) (?:average|norm|benchmark) (?:of|was|is|being|at)|(?:where|when|it|that|which|they) (?:used to be|had been|was|were)|(?:where|while|whereas) (?:\w+ ){1,4}(?:ran|runs|was|were|is|are|sat|sits|stood|averaged?|managed)|previously|before that|up on|down on)\b/g;
const GAP = 6;

/** "to eleven from forty": a bare "from" counts only right before the value. */
const FROM = /\bfrom\b/g;

/** "up from 40", "against a target of 95", "compared with 12 elsewhere": the words, or null. */
export function comparatorOf(reading: Reading, { clause, quantity }: Figure): Evidence | null {
  const { utterance } = clause;
  const near = sentencesAround(reading, clause, 0, 1).filter(isReal);
  const last = near.at(-1);
  if (!last) return null;
  const openers = [...matchesIn(utterance.line, OPENER), ...matchesIn(utterance.line, FROM)];
  const { late } = momentOf(clause);
  for (const opener of openers) {
    if (opener.from < (near[0]?.from ?? 0) || opener.to > last.to) continue;
    const value = utterance.quantities.find(
      (one) =>
        one !== quantity &&
        one.kind !== 'date' &&
        one.kind !== 'clock' &&
        one.kind !== 'ordinal' &&
        one.from >= opener.to &&
        one.from - opener.to <= (opener.text === 'from' ? 1 : GAP),
    );
    if (/^(?:where|when|it|that|which|they) (?:was|were)$/.test(opener.text) && !late) continue;
    if (!value || value.vague || value.excluded !== null || !comparable(quantity.kind, value.kind))
      continue;
    return evidenceOf(utterance, { from: opener.from, to: value.to });
  }
  return null;
}

function comparable(one: string, other: string): boolean {
  return one === other || other === 'count' || one === 'count';
}
