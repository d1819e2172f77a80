import type { Evidence } from '#contract/element.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';
import { matchesIn, type Range } from '../reading/text.ts';
import { isReal } from './figure.ts';
import type { Metric } from './metric.ts';
import { momentOf } from './moment.ts';
import { sentencesAround, withOpening } from './sentences.ts';

/** Points and spans that `PERIOD` leaves out because they mean a time only beside a result. */
const BESIDE = new RegExp(
  [
    '\\b(?:by|until|at|in|on|come|from|since) (?:about |around )?(?:week|month|day|quarter|sprint|year|season) (?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b',
    '\\bthe (?:year|quarter|month|week|season|term|semester) (?:before|after|following|since)\\b',
    '\\bthe (?:next|following|previous|same|whole|first|second|third|fourth|last) (?:year|quarter|month|week|season|term|semester|half|sprint)\\b',
    '\\b(?:by|on|before|until|since) (?:the )?(?:\\w+day) (?:before|after) \\w+',
    '\\b(?:by|at|before|since|until|after|around|come|over|during|through|in) (?:last |this |the |next )?(?:christmas|easter|new year|thanksgiving|ramadan|diwali|spring|summer|autumn|winter|harvest|half-term|half term|year end|year-end|midsummer)\\b',
    '\\bbetween (?:\\w+ ){1,4}(?:seasons?|years?|quarters?|months?|terms?|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december) and (?:\\w+ ){0,2}\\w+',
    '\\b(?:in|inside|within|over|during|by|this|the) (?:a |one |that |the |last )?(?:single |whole |following |next )?(?:winter|summer|spring|autumn|midsummer)(?: (?:after|before|that|following))?\\b',
    '\\bin the (?:first|second|third|fourth|last)\\b',
    '\\bby the (?:back )?(?:end|middle|close) of (?:the|that|this) (?:season|year|quarter|month|term|summer|winter|spring|autumn)\\b',
    '\\b(?:middle|end|start|beginning|first|second|third|fourth|last) (?:week )?of (?:january|february|march|april|may|june|july|august|september|october|november|december|the (?:season|year|quarter|month|term))\\b',
    '\\b(?:a|one|two|three|four|five|six|eight|nine|ten|twelve|eighteen|\\d+) (?:weeks?|months?|quarters?|years?|seasons?|sprints?|terms?) (?:in|on|later|after|afterwards|ago)\\b',
    '\\bover (?:the )?(?:\\w+ )?(?:two|three|four|five|six|eight|nine|ten|twelve|eighteen|\\d+|a|one|half a|couple of|few) (?:\\w+ )?(?:weeks?|months?|quarters?|years?|seasons?|sprints?|terms?)\\b',
    '\\b(?:last|this) (?:year|quarter|month|season|term|winter|spring|summer|autumn|january|february|march|april|june|july|august|september|october|november|december)\\b',
    '\\b(?:same|that) (?:quarter|year|month|season) last year\\b',
  ].join('|'),
  'g',
);
const UNIT =
  /\b(?:weeks?|fortnights?|months?|quarters?|q[1-4]|half|halves|years?|seasons?|semesters?|terms?|sprints?|decades?|january|february|march|april|may|june|july|august|september|october|november|december|spring|(?:mid)?summer|autumn|winter|christmas|easter|new year|(?:19|20)\d\d|thanksgiving|ramadan|diwali|days?|end of|in the (?:first|second|third|fourth|last))\b/;
const NO_SPAN =
  /^(?:for (?:the )?(?:two|three|four|five|\d+|a|one|couple) days?|in (?:week|day|month|year|sprint)|in now|\w+ days? on|in two years|that (?:day|night|morning|evening|afternoon)|(?:within|inside) (?:a |the )?(?:day|week|shift)|next (?:day|shift|morning))$/;

/** A sentence about the change itself: "That took two quarters." */
const OF_IT = /^(?:(?:all )?(?:that|this) (?:was|is|took|all)|it took)\b/;

/** Two moments told of the two values ("middle of June it was … we ended August on …") are a period too. */
function betweenMoments(reading: Reading, { result, before }: Metric): Evidence | null {
  if (!before || before.clause === result.clause) return null;
  const [one, two] = [before, result].map(
    ({ clause }) => momentOf(clause, withOpening(reading, clause)).point,
  );
  return one && two && one !== two && UNIT.test(one) && UNIT.test(two)
    ? quote(result.clause, result.quantity)
    : null;
}

/** The time over which a metric moved: said with the result, with its baseline, or right after. */
export function periodOf(reading: Reading, metric: Metric): Evidence | null {
  const own = metric.before ? [metric.result.clause, metric.before.clause] : [metric.result.clause];
  for (const clause of own) {
    const said = inClauses(sentencesAround(reading, clause, 0, 0), metric);
    if (said) return said;
  }
  const after = sentencesAround(reading, metric.result.clause, 1, 1);
  const [first] = after;
  const told =
    first && (after.every(({ verb }) => verb === null) || OF_IT.test(first.text))
      ? inClauses(after, metric)
      : null;
  return told ?? betweenMoments(reading, metric);
}

function inClauses(clauses: readonly Clause[], metric: Metric): Evidence | null {
  for (const clause of clauses) {
    if (!isReal(clause)) continue;
    const spans = [
      ...clause.utterance.periods.filter(({ from }) => clause.from <= from && from < clause.to),
      ...matchesIn(clause.line, BESIDE),
    ];
    const span = spans.find(
      (one) => UNIT.test(one.text) && !NO_SPAN.test(one.text) && isTime(clause, one, metric),
    );
    if (span) return quote(clause, span);
  }
  return null;
}

/** Not the measured value itself, nor a limit inside the metric's name ("readmitted within a month fell"). */
function isTime(clause: Clause, span: Range, { result, before }: Metric): boolean {
  const values = [result, before].flatMap((figure) => (figure ? [figure.quantity] : []));
  if (values.some((value) => span.from < value.to && value.from < span.to)) return false;
  const { verb } = sameSentence(clause, result.clause) ? result.clause : clause;
  const { tokens } = clause.utterance;
  const opens =
    tokens.slice(clause.from, span.from).every(({ pos }) => /^(?:CCONJ|SCONJ|ADV)$/.test(pos)) ||
    tokens[span.from - 1]?.after !== '' ||
    tokens[span.to - 1]?.after === ',';
  const inName =
    verb !== null &&
    span.to <= verb.from &&
    !opens &&
    /^(?:within|inside|in|after|over|under|for)$/.test(tokens[span.from]?.lower ?? '');
  return !inName;
}

function sameSentence(one: Clause, other: Clause): boolean {
  return one.utterance === other.utterance && one.sentence === other.sentence;
}
