import { table } from '../table.ts';

/** One figure of a part, and what it has to be. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The most or the least that the value may be; null where it is only told. */
  target: { bound: 'most' | 'least'; value: number } | null;
}

/** What one part of the measuring came to: its figures, and a table to read. */
export interface Measured {
  title: string;
  figures: Figure[];
  rows: string[][];
}

/** A figure; `target` such as `['most', 1.1]`. */
export function figure(
  name: string,
  value: number,
  unit: string,
  ...[bound, target]: ['most' | 'least', number] | []
): Figure {
  return {
    name,
    value,
    unit,
    target: bound === undefined || target === undefined ? null : { bound, value: target },
  };
}

export function measuredText({ title, figures, rows }: Measured): string {
  return [title, table(rows), ...figures.map(figureText)].join('\n');
}

function figureText({ name, value, unit, target }: Figure): string {
  const said = `${name}: ${withUnit(value, unit)}`;
  if (target === null) return said;
  const isMet = target.bound === 'most' ? value <= target.value : value >= target.value;
  const wanted = `at ${target.bound} ${withUnit(target.value, unit)}`;
  return `${said} (${wanted}: ${isMet ? 'met' : 'MISSED'})`;
}

function withUnit(value: number, unit: string): string {
  const rounded = String(Math.round(1000 * value) / 1000);
  return unit === '%' ? `${rounded}%` : `${rounded} ${unit}`.trim();
}

/** Tells on standard error how far a long measuring is. */
export function tellProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A share (0 to 1) as "12.3%". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
