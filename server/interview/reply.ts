import type { ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { Told } from '#contract/told.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { CUES, PERIOD, TURNS_AWAY } from './cues.ts';
import { type Line, lineOf } from './line.ts';
import { retractions } from './retractions.ts';
import { saysUnknown } from './unknown.ts';

/** These ask for a number; what else is said answers them only by taking something back. */
const NUMERIC: readonly ElementId[] = ['D1', 'D2', 'D4'];
/** A reply whose words of content were said before, to this share or more, says nothing new. */
const RESTATED_SHARE = 0.75;
const SMALL_WORDS = new Set(
  'that this with from have been were they them then when what which there would about into over just really very like said also some because every each'.split(
    ' ',
  ),
);

/** A follow-up, and what is known when it is judged. */
export interface Met {
  readonly probe: Probe;
  readonly followUp: SpokenUtterance;
  /** The people and numbers of the follow-up, and of everything said before it. */
  readonly told: Told;
  readonly before: readonly Told[];
  /** Elements that the follow-up's own words newly earn. */
  readonly credited: readonly ElementId[];
}

/**
 * How a follow-up met its probe. Earning the element answers it, and so does taking something back;
 * a plain "I did not measure that" is honest; what says nothing new, turns to another subject or
 * stays in generalities is dodged.
 */
export function replyTo(met: Met): Reply {
  const { probe, followUp, credited } = met;
  if (credited.includes(probe.element)) return 'answered';
  const line = lineOf(followUp);
  const isNew = newNumbers(met).length > 0;
  if (saysUnknown(line) && !(isNew && NUMERIC.includes(probe.element))) return 'unknown';
  if (retractions(followUp).length > 0) return 'answered';
  if (TURNS_AWAY.test(line.text) && !isNew) return 'dodged';
  return speaksTo(met, line, isNew) ? 'answered' : 'dodged';
}

function speaksTo(met: Met, line: Line, hasNewNumber: boolean): boolean {
  const { element } = met.probe;
  if (NUMERIC.includes(element)) return hasNewNumber;
  if (isRestated(met, line)) return false;
  if (element === 'D3') return PERIOD.test(line.text);
  const names = newNames(met);
  // "Tomasz did." answers "who".
  if (element === 'F2' && names.length > 0) return true;
  return CUES[element]?.test(line.text) ?? false;
}

function newNumbers({ told, before }: Met) {
  const known = before.flatMap(({ numbers }) => numbers.map(({ value }) => value));
  return told.numbers.filter(({ value }) => !known.includes(value));
}

function newNames({ told, before }: Met): string[] {
  const known = before.flatMap(({ names, roles }) => [...names, ...roles]);
  return [...told.names, ...told.roles].filter((label) => !known.includes(label));
}

/** Nearly all of its words of content were said before. */
function isRestated(met: Met, { text }: Line): boolean {
  const said = new Set(
    met.before.flatMap(({ words }) => words.map((word) => stem(word.toLowerCase()))),
  );
  const content = text
    .split(' ')
    .filter((word) => word.length > 3 && !SMALL_WORDS.has(word))
    .map(stem);
  if (content.length === 0) return false;
  const repeated = content.filter((word) => said.has(word)).length;
  return repeated / content.length >= RESTATED_SHARE;
}

function stem(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '').replace(/(?:ing|ed|es|s)$/, '');
}
