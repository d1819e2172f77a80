import type { Evidence } from '#contract/element.ts';
import { once } from '../reading/once.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { evidenceOf } from '../reading/reading.ts';
import { matchesIn, type Range } from '../reading/text.ts';
import { clauseAt } from './figure.ts';
import type { Metric } from './metric.ts';
import { sentencesAround } from './sentences.ts';

const NUMBER =
  '(?:\\d[\\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w+)?|hundred|thousand|million|dozen)';
const LOOSE =
  '(?:about|around|roughly|some|a total of|all|the|our|those|these|nearly|over|every|each|a|more than|my)';
const TIME =
  '(?:weeks?|months?|quarters?|years?|days?|hours?|minutes?|seconds?|sprints?|seasons?|terms?|fortnights?|shifts?|nights?|mornings?)';
const SOURCE_NOUN =
  '(?:logs?|systems?|records?|reports?|dashboards?|surveys?|audits?|registers?|data|database|trackers?|ledgers?|payroll|tills?|software|figures?|books?|accounts?|sheets?|charts?|files?|counter|scanner|meter|telemetry|analytics|tool|study|regulator|inspectors?|agency|finance|hr|census|count)';

/** What says it only right beside the value: "across the sites", "per bed", "by weight", "not ours". */
const BESIDE = new RegExp(
  [
    `\\b(?:of|in|for) every (?!${TIME}\\b)[a-z]+`,
    `\\b(?<!\\bpercent )per (?!cent\\b|${TIME}\\b)[a-z]+(?: per \\w+)?`,
    '\\bby (?:value|volume|weight|headcount|count|revenue)\\b',
    '\\bacross (?:the|our|my)\\b(?: \\w+){1,3}',
    '\\bnot (?:ours|mine|my own|our own|by us|by me)\\b(?: \\w+){0,2}',
  ].join('|'),
  'g',
);
/** Out of how many, over which sample, where the number comes from, or how it is defined. */
const SAID = new RegExp(
  [
    `\\bout of (?:${LOOSE} )*${NUMBER}\\b`,
    `\\b(?:of|in|per|for) (?:every|each) (?:single )?${NUMBER}\\b`,
    '\\b(?:per|in a|in every|in each) (?:hundred|thousand|million)\\b(?: \\w+)?',
    `\\b(?:across|over|among|based on|averaged over|covering|measured (?:on|over|across)) (?:${LOOSE} )*${NUMBER} (?!(?:percent|of|to|and|or|a|per)\\b|${NUMBER}\\b|${TIME}\\b)(?:\\w+ )?(?!${TIME}\\b)[a-z]+`,
    '\\b(?:across|over) (?:both|every|each|all|the (?:whole|entire))\\b(?: \\w+){1,3}',
    '\\b(?:in|at|on|for) (?:all|both) (?:of )?(?:the |our |my )?\\w+',
    '\\b(?:a|our|the|my|same) (?:random )?(?:sample|batch|panel|cohort) of\\b(?: \\w+){1,3}',
    '\\b(?:measured|counted|recorded|logged|audited|tracked|reported|calculated|timed|scored|verified|checked|pulled|taken|read|weighed|signed off) (?:by|in|on|from|off|at|against|with|through|independently|straight)\\b(?: \\w+){1,4}',
    `\\bon (?:a|our) (?:\\w+ )?\\w+ of (?:${LOOSE} )*${NUMBER}\\b`,
    `\\b(?:counted|averaged|taken|measured|summed|worked out) (?:over|across|on) (?:${LOOSE} )*(?:${NUMBER} )?\\w+`,
    '\\bthe \\w+ (?:is|was|comes|came) (?:\\w+ )?from (?:the|our|their)\\b(?: \\w+){1,3}',
    `\\b(?:that|which) (?:is|was) (?:${LOOSE} )*(?:a )?${NUMBER}(?: and ${NUMBER})? (?!(?:percent|times|people|of|to|and|or|a|per|in|on|at)\\b|${NUMBER}\\b|${TIME}\\b)(?:\\w+ )?\\w+s\\b`,
    '\\bof all (?:the|our|those|my)\\b(?: \\w+){1,3}',
    '\\baccording to\\b(?: \\w+){1,4}',
    '\\b(?:average|mean|median|middle|worst|best) (?:one )?(?:from|of|over|across) (?:all|every|each)\\b(?: \\w+){1,4}',
    `\\b(?:from|in|by|on|off|per|out of|to) (?:the|our|their|an?|his|her|my|\\w+ 's) (?:[\\w']+ ){0,4}${SOURCE_NOUN}\\b(?! (?:meeting|team))`,
    `\\b(?:the|our|their) (?:[\\w']+ ){0,2}${SOURCE_NOUN} (?:says?|shows?|showed|said|counts?|has it|had it|put it|puts it|gives?|gave|prints?)\\b`,
    "\\b(?:that|this|it|those|these|the (?:figure|number|numbers|figures|count)) (?:is|are|comes?|came|was|were) (?:\\w+ )?(?:from|out of|off)\\b(?: [\\w']+){1,4}",
    "\\b\\w+ 's (?:own )?(?:numbers?|figures?|counts?|data|records?|logs?|measure|measurements?|report|survey|books?)\\b",
    '\\b(?:we|i|they|which|that) (?:count|counts|counted|define|defines|defined) (?:\\w+ ){0,3}(?:as|it|when|only|anything|every|each|from|by)\\b(?: \\w+){0,4}',
    '\\b(?:by (?:that|which|\\w+) (?:i|we) mean|meaning|defined as|as in|counts? as|counting (?:only|as|every|any|from|each|just)|that is to say)\\b(?: \\w+){1,5}',
  ].join('|'),
  'g',
);

/** A value on a scale ("77 out of 100", "4.6 out of five") has no base in it. */
const SCALE = /\b(?:scores?|scored|ratings?|rated|grades?|graded|marks?|marked|index|stars?|nps)\b/;

const besideIn = once((clause: Clause) => matchesIn(clause.line, BESIDE));
const saidIn = once((clause: Clause) => matchesIn(clause.line, SAID));

/** The denominator, sample, source or definition that is said with a metric, or null. */
export function baseOf(reading: Reading, metric: Metric): Evidence | null {
  const own = clausesOf(reading, metric);
  for (const clause of own) {
    const said = sentencesAround(reading, clause, 0, 1)
      .filter(({ hypothetical, future }) => !hypothetical && !future)
      .flatMap((one) => [
        ...(one.sentence === clause.sentence && one.index <= clause.index ? besideIn(one) : []),
        ...saidIn(one),
      ])
      .find((span) => isApart(span, metric));
    if (said) return evidenceOf(clause.utterance, said);
  }
  return denominatorOf(metric) ?? rateBeside(reading, metric);
}

function denominatorOf({ result, before }: Metric): Evidence | null {
  for (const figure of [before, result]) {
    if (!figure || figure.quantity.denominator === null) continue;
    if ([5, 10, 100].includes(figure.quantity.denominator) && SCALE.test(figure.clause.text))
      continue;
    return evidenceOf(figure.clause.utterance, figure.quantity);
  }
  return null;
}

/** Where the metric's values are said, and where the same values are said again. */
function clausesOf(reading: Reading, { result, before }: Metric): Clause[] {
  const { utterance } = result.clause;
  const values = before ? [result.quantity, before.quantity] : [result.quantity];
  const again = utterance.quantities
    .filter((one) => one.value > 2 || !Number.isInteger(one.value))
    .filter((one) => values.some(({ kind, value }) => kind === one.kind && value === one.value))
    .flatMap((one) => clauseAt(reading, utterance, one.from) ?? []);
  return [...new Set([result.clause, ...(before ? [before.clause] : []), ...again])];
}

/** Is neither the metric's own value nor the base of another one. */
function isApart(span: Range, { result, before }: Metric): boolean {
  const others = result.clause.utterance.quantities.filter(({ kind }) => kind === 'ratio');
  const values = [result.quantity, ...(before ? [before.quantity] : []), ...others];
  return !values.some((value) => span.from < value.to && value.from < span.to);
}

/** "…to nine, of some two thousand a day", "We bake two thousand a day.": how many there are. */
function rateBeside(reading: Reading, { result, before }: Metric): Evidence | null {
  const { utterance } = result.clause;
  const last = sentencesAround(reading, result.clause, 0, 1).at(-1);
  const other = utterance.quantities.find(
    (one) =>
      one !== result.quantity &&
      one !== before?.quantity &&
      one.kind === 'count' &&
      one.per !== null &&
      one.excluded === null &&
      one.from > result.quantity.to &&
      one.to <= (last?.to ?? 0) &&
      one.value > Math.max(result.quantity.value, before?.quantity.value ?? 0),
  );
  return other ? evidenceOf(utterance, other) : null;
}
