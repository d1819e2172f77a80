import { DIMENSIONS } from '#contract/element.ts';
import type { Estimate } from './bootstrap.ts';
import type { Disagreement } from './disagreements.ts';
import type { ElementAgreement, Evaluation } from './evaluation.ts';
import type { ModelReport } from './model-runs.ts';

/** The evaluation as one text. */
export function evaluationText(evaluation: Evaluation): string {
  const { answers, dimensions, elements, allElements, flags, calibration } = evaluation;
  return [
    `${answers} answers. Kappa is quadratic weighted, with its 95% bootstrap interval.`,
    '',
    table([
      ['', 'kappa with the panel', 'raters among them', 'keyword counter', 'exact', 'within one'],
      ...DIMENSIONS.map((dimension) => {
        const { kappa, ratersKappa, keywordKappa, exact, withinOne } = dimensions[dimension];
        return [dimension, ...[kappa, ratersKappa, keywordKappa, exact, withinOne].map(interval)];
      }),
    ]),
    'The raters are independent readings by one model: they agree more than people would.',
    '',
    table([
      ['element', 'panel', 'ours', 'precision', 'recall', 'F1', 'quote overlaps'],
      ...elements.map(({ id, agreement }) => elementRow(id, agreement)),
      elementRow('all', allElements),
    ]),
    '',
    table([
      ['flag', 'found', 'missed', 'false'],
      ...flags.map(({ flag, found, missed, falsely }) =>
        [flag, found, missed, falsely].map(String),
      ),
    ]),
    '',
    calibrationText(calibration),
    ...DIMENSIONS.flatMap((dimension) => [
      '',
      table([
        [`${dimension}: panel \\ ours`, '1', '2', '3', '4', '5'],
        ...dimensions[dimension].confusion.map((row, index) => [
          String(index + 1),
          ...row.map(String),
        ]),
      ]),
    ]),
  ].join('\n');
}

/** What a model's ratings took and how far they repeat, as one text. */
export function modelText(report: ModelReport): string {
  const { host, model, runs, requests, inputTokens, outputTokens, usd } = report;
  const { droppedQuotes, failed, equal } = report;
  const price = usd === 0 ? 'free' : `for $${usd?.toFixed(4)}`;
  const cost = usd === null ? 'at a price that is not known' : price;
  return [
    `By ${model} at ${host}; the tables are of the first of ${runs} ${runs === 1 ? 'run' : 'runs'}.`,
    table([
      ['equal between runs', 'elements', 'levels'],
      ['', number(equal.elements), number(equal.levels)],
    ]),
    `It took ${requests} requests, ${inputTokens} tokens in and ${outputTokens} out, ${cost}.`,
    `${droppedQuotes} quotes were not said and count for nothing; ${failed} ${failed === 1 ? 'rating' : 'ratings'} failed.`,
  ].join('\n');
}

/** The disagreements, one line each, with the text under it where it was asked for. */
export function disagreementsText(disagreements: readonly Disagreement[]): string {
  return disagreements
    .map(({ id, trap, ours, panel, extra, missing, text }) => {
      const levels = (side: typeof ours) =>
        `${side.mechanism}/${side.data}/${side.framing} ${side.flag ?? '-'}`;
      const differences = [...extra.map((one) => `+${one}`), ...missing.map((one) => `-${one}`)];
      const line = `${id}  ours ${levels(ours)}  panel ${levels(panel)}  ${differences.join(' ')}${trap ? `  (${trap})` : ''}`;
      if (text === undefined) return line;
      const quotes = Object.entries(text.quotes).map(([one, quote]) => `    ${one}: ${quote}`);
      return [line, `    ${text.transcript}`, ...quotes].join('\n');
    })
    .join('\n');
}

function calibrationText(calibration: Evaluation['calibration']): string {
  const all = calibration.find(({ dimension }) => dimension === 'all')?.calibration;
  if (!all || all.stated === 0) return 'No rating states how sure it is.';
  return [
    table([
      ['chance stated', ...calibration.map(({ dimension }) => dimension)],
      ...all.bins.map(({ from, to }) => [
        `${number(from)}-${number(to)}`,
        ...calibration.map(({ calibration: { bins } }) => {
          const bin = bins.find((one) => one.from === from);
          return bin ? `${number(bin.stated)} > ${number(bin.observed)} of ${bin.count}` : '-';
        }),
      ]),
      [
        'expected error',
        ...calibration.map(({ calibration: { expectedError } }) => number(expectedError)),
      ],
      [
        'between levels',
        ...calibration.map(
          ({ calibration: { between } }) => `${between.within} of ${between.count}`,
        ),
      ],
      [
        'one level',
        ...calibration.map(({ calibration: { single } }) => `${single.exact} of ${single.count}`),
      ],
      ['no chance', ...calibration.map(({ calibration: { unstated } }) => String(unstated))],
    ]),
    'The mean chance given to our level > how often the panel gives it; then how often the panel is',
    'between the levels where we say so, and on our level where we name one.',
  ].join('\n');
}

function elementRow(id: string, agreement: ElementAgreement): string[] {
  const { both, onlyOurs, onlyTheirs, precision, recall, f1, quoteOverlap } = agreement;
  return [
    id,
    String(both + onlyTheirs),
    String(both + onlyOurs),
    ...[precision, recall, f1, quoteOverlap].map(number),
  ];
}

function interval({ value, low, high }: Estimate): string {
  return value === null ? '-' : `${number(value)} [${number(low)}, ${number(high)}]`;
}

function number(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}

/** Columns as wide as their widest cell; the first is aligned left, the rest right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const aligned = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(aligned).join('  ')).join('\n');
}
