import { dimensionOf, type ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { BankProbe } from '#contract/question.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { IN_ONE_BREATH, PEOPLE_LINES, PROBE_LINES, type ProbeLines } from './probe-lines.ts';
import { spokenQuote } from './spoken-quote.ts';

/** A probe that was asked, and how it was met. */
export interface Asked {
  readonly probe: Probe;
  readonly reply: Reply;
}

/** What the next probe is chosen by. */
export interface Probing {
  /** The question's own probes; none for a question that is not in the bank. */
  readonly bankProbes: readonly BankProbe[];
  /** The question asks about people, and so for a number about them. */
  readonly isAboutPeople: boolean;
  /** The answer as it stands after the follow-ups so far. */
  readonly scorecard: Scorecard;
  readonly asked: readonly Asked[];
  /** The most probes after one answer. */
  readonly limit: number;
  /** True if all of these would raise a level: by the tables, which are handed in. */
  raises(missing: readonly (ElementId | 'peopleNumber')[]): boolean;
}

/** What can be asked for: an element, or a number about people where the result is about something else. */
type Wanted = ElementId | 'people';

/** Rubric §4: the prerequisites, then what lifts a 3, then what lifts a 4; what it leaves out comes last. */
const ORDER: readonly Wanted[] = [
  ...(['M1', 'D1', 'F1', 'F2'] as const),
  ...(['M3', 'people', 'D2'] as const),
  ...(['D5', 'F5', 'M4'] as const),
  ...(['M2', 'D3', 'F3', 'F4', 'M5', 'D4'] as const),
];
const MOST_WORDS = 29;

/** What is asked after an answer: the cheapest missing element, or null when nothing would help. */
export function probeFor(probing: Probing): Probe | null {
  const { asked, limit } = probing;
  if (asked.length >= limit) return null;
  const dodged = dodgedOnce(probing);
  if (dodged) return { ...dodged, text: textAgain(dodged), again: true };
  const wanted = ORDER.find((one) => helps(probing, one));
  if (wanted === undefined) return null;
  return wanted === 'people' ? peopleProbe(probing) : elementProbe(probing, wanted);
}

/** Every line of our own that a probe may be in full, none of the person's words in it. */
export function probeLinesAlone(): string[] {
  const perElement = Object.values(PROBE_LINES).flatMap(({ plain, again }) => [
    plain,
    inOtherWords(again),
  ]);
  const inOneBreath = Object.values(IN_ONE_BREATH).map(({ plain }) => plain);
  const { plain, whole, again } = PEOPLE_LINES;
  return [...perElement, ...inOneBreath, plain, whole, inOtherWords(again)];
}

/** True if a probe's text holds up the person's own words: such a text is for local voices alone. */
export function quotesThePerson({ text }: Probe): boolean {
  return text.includes('“');
}

/** The latest probe, if it was dodged for the first time and still would help. */
function dodgedOnce({ asked, scorecard }: Probing): Probe | null {
  const last = asked.at(-1);
  if (last === undefined || last.reply !== 'dodged' || last.probe.again) return null;
  const { element, people } = last.probe;
  const isMet = people ? hasPeopleNumber(scorecard) : isCredited(scorecard, element);
  return isMet ? null : last.probe;
}

function helps(probing: Probing, wanted: Wanted): boolean {
  const { asked, scorecard, raises } = probing;
  if (wanted === 'people') return wantsPeople(probing);
  const isAsked = asked.some(({ probe }) => probe.element === wanted);
  if (isCredited(scorecard, wanted) || isAsked) return false;
  return raises([wanted]) || raises([wanted, ...besideOf(probing, wanted)]);
}

/** The result is told, but it is not about people, and more of it would raise nothing while it is not. */
function wantsPeople({ isAboutPeople, asked, scorecard, raises }: Probing): boolean {
  if (!isAboutPeople || !isCredited(scorecard, 'D1') || hasPeopleNumber(scorecard)) return false;
  if (asked.some(({ probe }) => probe.people)) return false;
  return raises(['peopleNumber']) || raises(['peopleNumber', ...missingOf(scorecard)]);
}

function hasPeopleNumber({ signals }: Scorecard): boolean {
  return signals.peopleNumber !== null;
}

/** What is asked for with a number about people, beside the number. */
function missingOf(scorecard: Scorecard): ElementId[] {
  return (['D2', 'D3'] as const).filter((id) => !isCredited(scorecard, id));
}

/** The element that is asked for in one breath with this one, while it is missing too. */
function besideOf({ scorecard }: Probing, id: ElementId): ElementId[] {
  const beside = IN_ONE_BREATH[id]?.with;
  return beside && !isCredited(scorecard, beside) ? [beside] : [];
}

function isCredited(scorecard: Scorecard, id: ElementId): boolean {
  return scorecard.dimensions[dimensionOf(id)].elements[id]?.credited ?? false;
}

function peopleProbe({ scorecard }: Probing): Probe {
  const beside = missingOf(scorecard);
  const text = beside.length === 0 ? PEOPLE_LINES.plain : PEOPLE_LINES.whole;
  return { text, element: 'D1', people: true, ...(beside.length > 0 && { beside }), again: false };
}

/** In the words of the question's own probe, if it has one; after the person's, if they said something near it. */
function elementProbe(probing: Probing, id: ElementId): Probe {
  const { bankProbes, scorecard } = probing;
  const own = bankProbes.find((probe) => probe.for === id)?.ask;
  const quote = quoteFor(scorecard, id, own === undefined);
  const breath = IN_ONE_BREATH[id];
  const beside = own === undefined && !probing.raises([id]) ? besideOf(probing, id) : [];
  const lines = breath && beside.length > 0 ? breath : linesFor(probing, id);
  const ask = own ?? (quote === null ? lines.plain : lines.ask);
  const held = quote === null ? ask : `You said “${quote}”. ${ask}`;
  const text = held.split(' ').length <= MOST_WORDS ? held : (own ?? lines.plain);
  const people = lines === PEOPLE_LINES && own === undefined;
  return {
    text,
    element: id,
    ...(beside.length > 0 && { beside }),
    ...(people && { people }),
    again: false,
  };
}

function linesFor({ isAboutPeople }: Probing, id: ElementId): ProbeLines {
  return id === 'D1' && isAboutPeople ? PEOPLE_LINES : PROBE_LINES[id];
}

function textAgain({ element, people }: Probe): string {
  return inOtherWords((people ? PEOPLE_LINES : PROBE_LINES[element]).again);
}

function inOtherWords(line: string): string {
  return `Let me ask in other words. ${line}`;
}

/**
 * What the probe is about, in the person's words: a credited element, or what came closest, which
 * only our own lines go on from.
 */
function quoteFor({ dimensions }: Scorecard, id: ElementId, orClosest: boolean): string | null {
  const { about } = PROBE_LINES[id];
  const { elements } = dimensions[dimensionOf(id)];
  const quotes = about.map((one) => elements[one]?.quote);
  if (orClosest) quotes.push(elements[id]?.closest?.quote);
  for (const quote of quotes) {
    const spoken = quote ? spokenQuote(quote) : null;
    if (spoken !== null) return spoken;
  }
  return null;
}
