import type { ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { Told } from '#contract/told.ts';
import type { SpokenUtterance } from '#contract/transcript.ts';
import { CUES, FRANK, GENERAL, TURNS_AWAY } from './cues.ts';
import { type Line, lineOf } from './line.ts';
import { type Retraction, retractions } from './retractions.ts';
import { saysUnknown } from './unknown.ts';

/** These ask for a number; what else is said answers them only by taking something back. */
const NUMERIC: readonly ElementId[] = ['D1', 'D2', 'D4'];
/** A reply whose words of content were said before, to this share or more, says nothing new. */
const RESTATED_SHARE = 0.75;
/** Fewer may be the answer: "Ines did." */
const FEWEST_RESTATED = 3;
/** "The two analysts." Nothing but a name for what was asked. */
const ELLIPTIC_WORDS = 4;
/** So much is said, and nothing that anybody did. */
const TALK_WORDS = 8;
/** It opens a reply and answers nothing. */
const NO_ANSWER =
  /\b(?:is|are|was|were|have|has|comes?|feels?|loved?|knows?|question|nice|good|great|look|well|right|sure|okay|so|suppose|guess|think|course|indeed|interesting|everything|everybody|everyone|always)\b/;
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
  /** How many of its clauses tell what somebody did. */
  readonly deeds: number;
  /** Elements that the follow-up's own words newly earn. */
  readonly credited: readonly ElementId[];
}

/**
 * How a follow-up met its probe. Earning the element answers it, and so do taking something back
 * and being frank; a plain "I did not measure that" is honest. Dodged is only what shows it: nothing
 * new, another subject, a question back, generalities alone, or nothing of what was asked for.
 */
export function replyTo(met: Met): Reply {
  const { probe, followUp, told, credited } = met;
  if (credited.includes(probe.element)) return 'answered';
  const line = lineOf(followUp);
  const takenBack = retractions(followUp, probe.element);
  // Asked about a number, to say that it is none is the answer.
  const isOfNumber = NUMERIC.includes(probe.element) && takenBack.some(isAboutNumber);
  if (!isOfNumber && saysUnknown(line) && !saysMore(met)) return 'unknown';
  if (takenBack.length > 0 || FRANK.test(line.text)) return 'answered';
  if (isYesOrNo(line)) return 'answered';
  if (restates(met)) return 'dodged';
  if (NUMERIC.includes(probe.element) && told.numbers.length > 0) return 'answered';
  return isEvasive(met, line) ? 'dodged' : 'answered';
}

function isAboutNumber({ element }: Retraction): boolean {
  return NUMERIC.includes(element);
}

/** True if a follow-up only says again what was said: nearly all of its words, and no new number. */
export function restates(met: Pick<Met, 'followUp' | 'told' | 'before'>): boolean {
  if (hasNewNumber(met)) return false;
  const said = new Set(met.before.flatMap(({ words }) => words.map(stem)));
  const content = contentOf(lineOf(met.followUp)).map(stem);
  if (content.length < FEWEST_RESTATED) return false;
  const repeated = content.filter((word) => said.has(word)).length;
  return repeated / content.length >= RESTATED_SHARE;
}

/** "I don't know how others do it, but here Oskar pulls fifteen": it goes on to say what was asked. */
function saysMore(met: Met): boolean {
  return hasNewNumber(met) || hasNewPerson(met);
}

/** It turns away, asks back, or holds for everybody and always. */
function isEvasive(met: Met, line: Line): boolean {
  if (TURNS_AWAY.test(line.text) || asksBack(met.followUp)) return true;
  if (contentOf(line).length === 0) return true;
  if (isToThePoint(met, line) || isElliptic(line)) return false;
  if (GENERAL.test(line.text)) return true;
  return met.deeds === 0 && met.followUp.words.length >= TALK_WORDS;
}

/** It has the words, the number or the person in it that an answer has. */
function isToThePoint(met: Met, line: Line): boolean {
  const { element } = met.probe;
  if (element === 'F2' && hasNewPerson(met)) return true;
  return CUES[element]?.test(line.text) || hasNewNumber(met);
}

/** Every sentence of it is a question. */
function asksBack({ words }: SpokenUtterance): boolean {
  const ends = words.flatMap(({ text }) => /[.?!](?=["'”’)]*$)/.exec(text)?.[0] ?? []);
  return ends.length > 0 && ends.every((end) => end === '?');
}

/** "Yes, there is a list.", "Three, yes.", "It hasn't, so far." */
function isYesOrNo({ text }: Line): boolean {
  return (
    /^ (?:(?:oh|well|hm+|er|um|honestly|ah) (?:, )?)*(?:(?:yes|yeah|yep)\b(?! \. $)|no|nope|not|never|nothing|none|nobody|hardly)\b/.test(
      text,
    ) ||
    /\w (?:, )?(?:yes|no) \. $/.test(text) ||
    /^ (?:i|it|he|she|they|we|that) (?:do|does|did|have|has|had|is|are|was|were|would|could|will|can|should)(?: not)? (?:, (?:\w+ ){1,3})?\. /.test(
      text,
    )
  );
}

/** "The two analysts.", "Nearly. Not in exam weeks.": it opens with a bare answer. */
function isElliptic({ text }: Line): boolean {
  const [first = ''] = text.split(' . ');
  const words = first.split(' ').filter((word) => word !== '' && word !== ',');
  return words.length <= ELLIPTIC_WORDS && !NO_ANSWER.test(first);
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
