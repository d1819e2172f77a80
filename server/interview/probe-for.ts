import { dimensionOf, type ElementId } from '#contract/element.ts';
import type { Probe, Reply } from '#contract/probe.ts';
import type { BankProbe } from '#contract/question.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { IN_ONE_BREATH, PROBE_LINES } from './probe-lines.ts';
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
  /** The answer as it stands after the follow-ups so far. */
  readonly scorecard: Scorecard;
  readonly asked: readonly Asked[];
  /** The most probes after one answer. */
  readonly limit: number;
  /** True if crediting all of these would raise a level: by the tables, which are handed in. */
  raises(elements: readonly ElementId[]): boolean;
}

/** Rubric §4: the prerequisites, then what lifts a 3, then what lifts a 4; what it leaves out comes last. */
const ORDER: readonly ElementId[] = [
  ...(['M1', 'D1', 'F1', 'F2'] as const),
  ...(['M3', 'D2'] as const),
  ...(['D5', 'F5', 'M4'] as const),
  ...(['M2', 'D3', 'F3', 'F4', 'M5', 'D4'] as const),
];
const MOST_WORDS = 29;

/** What is asked after an answer: the cheapest missing element, or null when nothing would help. */
export function probeFor(probing: Probing): Probe | null {
  const { asked, limit } = probing;
  if (asked.length >= limit) return null;
  const dodged = dodgedOnce(probing);
  if (dodged) return { text: textAgain(dodged.element), element: dodged.element, again: true };
  const element = ORDER.find((id) => helps(probing, id));
  if (element === undefined) return null;
  return { text: textFor(probing, element), element, again: false };
}

/** True if a probe's text holds up the person's own words: such a text is for local voices alone. */
export function quotesThePerson({ text }: Probe): boolean {
  return text.includes('“');
}

/** The latest probe, if it was dodged for the first time and still would help. */
function dodgedOnce({ asked, scorecard }: Probing): Probe | null {
  const last = asked.at(-1);
  if (last === undefined || last.reply !== 'dodged' || last.probe.again) return null;
  return isCredited(scorecard, last.probe.element) ? null : last.probe;
}

function helps({ asked, scorecard, raises }: Probing, id: ElementId): boolean {
  if (isCredited(scorecard, id) || asked.some(({ probe }) => probe.element === id)) return false;
  const beside = IN_ONE_BREATH[id]?.with;
  const both = beside && !isCredited(scorecard, beside) ? [id, beside] : [id];
  return raises([id]) || raises(both);
}

function isCredited(scorecard: Scorecard, id: ElementId): boolean {
  return scorecard.dimensions[dimensionOf(id)].elements[id]?.credited ?? false;
}

/** In the words of the question's own probe, if it has one; after the person's, if they said something near it. */
function textFor(probing: Probing, id: ElementId): string {
  const { bankProbes, scorecard } = probing;
  const own = bankProbes.find((probe) => probe.for === id)?.ask;
  const quote = quoteFor(scorecard, id, own === undefined);
  const breath = IN_ONE_BREATH[id];
  const lines =
    breath && !isCredited(scorecard, breath.with) && !probing.raises([id])
      ? breath
      : PROBE_LINES[id];
  const ask = own ?? (quote === null ? lines.plain : lines.ask);
  const text = quote === null ? ask : `You said “${quote}”. ${ask}`;
  return text.split(' ').length <= MOST_WORDS ? text : (own ?? lines.plain);
}

function textAgain(id: ElementId): string {
  return `Let me ask in other words. ${PROBE_LINES[id].again}`;
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
  const quote = quotes.find((one) => one);
  return quote ? spokenQuote(quote) : null;
}
