import type { ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { Told } from '#contract/told.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { CUES, FRANK, GENERAL, TURNS_AWAY } from './cues.ts';
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
 * How a follow-up met its probe. Earning the element answers it, and so do taking something back
 * and being frank; a plain "I did not measure that" is honest. Dodged is only what shows it: nothing
 * new, another subject, or generalities alone.
 */
export function replyTo(met: Met): Reply {
  const { probe, followUp, told, credited } = met;
  if (credited.includes(probe.element)) return 'answered';
  const line = lineOf(followUp);
  const asksForNumber = NUMERIC.includes(probe.element);
  if (saysUnknown(line) && !(asksForNumber && hasNewNumber(met))) return 'unknown';
  if (retractions(followUp).length > 0 || FRANK.test(line.text)) return 'answered';
  if (restates(met)) return 'dodged';
  if (asksForNumber && told.numbers.length > 0) return 'answered';
  return isEvasive(met, line) ? 'dodged' : 'answered';
}

/** True if a follow-up only says again what was said: nearly all of its words, and no new number. */
export function restates(met: Pick<Met, 'followUp' | 'told' | 'before'>): boolean {
  if (hasNewNumber(met)) return false;
  const said = new Set(met.before.flatMap(({ words }) => words.map(stem)));
  const content = contentOf(lineOf(met.followUp)).map(stem);
  if (content.length === 0) return false;
  const repeated = content.filter((word) => said.has(word)).length;
  return repeated / content.length >= RESTATED_SHARE;
}

/** It turns away, holds for everybody and always, or says next to nothing; and names nothing that was asked for. */
function isEvasive(met: Met, line: Line): boolean {
  const { element } = met.probe;
  if (TURNS_AWAY.test(line.text)) return true;
  if (CUES[element]?.test(line.text) || hasNewNumber(met)) return false;
  if (element === 'F2' && hasNewPerson(met)) return false;
  return GENERAL.test(line.text) || contentOf(line).length === 0;
}

function hasNewNumber({ told, before }: Pick<Met, 'told' | 'before'>): boolean {
  const known = before.flatMap(({ numbers }) => numbers.map(({ value }) => value));
  return told.numbers.some(({ value }) => !known.includes(value));
}

function hasNewPerson({ told, before }: Met): boolean {
  const known = before.flatMap(({ names, roles }) => [...names, ...roles]);
  return [...told.names, ...told.roles].some((label) => !known.includes(label));
}

/** Words that carry something. */
function contentOf({ text }: Line): string[] {
  return text.split(' ').filter((word) => word.length > 3 && !SMALL_WORDS.has(word));
}

function stem(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:ing|ed|es|s)$/, '');
}
