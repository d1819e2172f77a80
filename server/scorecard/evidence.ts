import type { Answer } from '#contract/answer.ts';
import {
  ELEMENT_IDS,
  type ElementId,
  type Evidence,
  type Finding,
  type Grading,
  SIGNAL_IDS,
  type SignalId,
} from '#contract/element.ts';
import { textOf } from '#contract/transcript.ts';
import type { Found } from './found.ts';

type Quoted = Finding & { quote: string };

/** The signals that state an absence: nothing was said that could be quoted. */
const ABSENCES: readonly SignalId[] = ['noPastEvent', 'nobodyNamed'];

/**
 * The evidence guard: keeps the findings whose quote stands verbatim in the transcript (equal to
 * the words at the evidence, up to white space) and drops the rest, whoever gave them. The quote
 * that goes on is built again from the evidence.
 */
export function findingsThatStand(answer: Answer, grading: Grading): Found {
  const found = new Map<ElementId | SignalId, Finding>();
  for (const id of ELEMENT_IDS) {
    const finding = standing(answer, grading.elements[id]);
    if (finding !== null) found.set(id, finding);
  }
  for (const id of SIGNAL_IDS) {
    const given = grading.signals[id];
    const finding = ABSENCES.includes(id) && isAbsence(given) ? given : standing(answer, given);
    if (finding !== null) found.set(id, finding);
  }
  return found;
}

function isAbsence(finding: Finding | null): finding is Finding {
  return finding !== null && finding.quote === null && finding.evidence.length === 0;
}

/** The finding with its quote built from the evidence; null if it does not stand verbatim. */
export function standing(answer: Answer, finding: Finding | null): Quoted | null {
  if (finding === null || finding.quote === null || finding.evidence.length === 0) return null;
  const said: string[] = [];
  for (const evidence of finding.evidence) {
    const words = wordsAt(answer, evidence);
    if (words === null) return null;
    said.push(words);
  }
  const quote = said.join(' ');
  if (collapse(finding.quote) !== collapse(quote)) return null;
  const { evidence, why } = finding;
  return { quote, evidence, ...(why !== undefined && { why }) };
}

function wordsAt(answer: Answer, { utteranceId, from, to }: Evidence): string | null {
  const utterance = answer.utterances.find(({ id }) => id === utteranceId);
  if (utterance === undefined || from >= to || to > utterance.words.length) return null;
  return textOf(utterance.words.slice(from, to));
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
