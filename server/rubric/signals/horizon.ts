import type { Detector } from '../detector.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import type { Quantity } from '../reading/quantity.ts';
import type { Clause } from '../reading/reading.ts';

/** How many of a unit make the twelve months from which on a view is long. */
const TWELVE_MONTHS: Readonly<Record<string, number>> = {
  year: 1,
  month: 12,
  quarter: 4,
  half: 2,
  decade: 0.1,
};
const AHEAD =
  /\b(?:(?:over|in|within|for|through) the (?:next|coming|following)|from now|ahead|out|horizon|view|vision|roadmap|strategy|plan|planned|planning|down the (?:line|road))\b/;
const BACK = /\b(?:ago|later|earlier|since|for the (?:last|past)|experience|old)\b/;
const NAMED =
  /\b(?:a|one|two|three|five) years? (?:from now|out|ahead)\b|\b(?:by the end of (?:next|the following) year|next year and the year after|(?:one|two|three|four|five|ten|multi)-year (?:plan|view|roadmap|strategy|goal|vision|horizon|programme|program))\b/;

function looksAhead(clause: Clause): boolean {
  if (NAMED.test(clause.text)) return true;
  if (BACK.test(clause.text) || clause.negated) return false;
  const long = clause.quantities.some(isLong);
  if (!long) return false;
  return (
    AHEAD.test(clause.text) ||
    ((clause.future || clause.intention) && /\b(?:in|within|over)\b/.test(clause.text))
  );
}

function isLong({ kind, unit, value }: Quantity): boolean {
  const least = unit === null ? undefined : TWELVE_MONTHS[unit];
  return kind === 'duration' && least !== undefined && value >= least;
}

export const horizon: Detector = {
  id: 'horizon',
  reason: 'A view of twelve to eighteen months or more shows the horizon of the next level.',
  credited: [
    'I set out what the desk must look like over the next eighteen months.',
    'We wrote a three-year plan for the depots, and the first part is done.',
    'In two years the area will be run by two people, and I have started on it.',
    'I asked each lead what the service should be a year from now.',
  ],
  refused: [
    { text: 'I have run this team for two years.', why: 'Tenure looks back.' },
    { text: 'Two years ago we lost a customer.', why: 'It is past.' },
    { text: 'Over the next two weeks I rewrote the plan.', why: 'Two weeks are no horizon.' },
    {
      text: 'Ramp fell from 26 weeks to 13 over a year.',
      why: 'A result took a year; no view is told.',
    },
  ],
  detect(reading) {
    for (const sentence of sentencesOf(reading)) {
      const clause = sentence.clauses.find(looksAhead);
      if (clause) return [quoteFrom(sentence, clause)];
    }
    return null;
  },
};
