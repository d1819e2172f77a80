import { readNumber } from '#contract/number-words.ts';
import { spokenNumber, spokenYear } from '#contract/spoken-number.ts';

const FIGURE = /^[^\p{L}\p{N}]*((?:0|[1-9]\d*)(?:,\d{3})*(?:\.\d+)?)[^\p{L}\p{N}]*$/u;

/**
 * Ways in which a number may have been heard, given as it is shown: "120" as "one hundred and
 * twenty", "three" as "3". Nothing for what is no number.
 */
export function numberVariants(shown: string): string[] {
  const figure = FIGURE.exec(shown)?.[1]?.replaceAll(',', '');
  const value = figure === undefined ? readNumber([shown.toLowerCase()])?.value : Number(figure);
  if (value === undefined || value >= 1e12) return [];
  if (figure === undefined) return Number.isInteger(value) ? [String(value)] : [];
  const said = spokenNumber(value);
  const isYear = Number.isInteger(value) && value >= 1900 && value < 2100;
  const spelled = [
    said,
    said.replace(/^one (?=[ht])/, 'a '),
    ...(isYear ? [spokenYear(value)] : []),
  ];
  return [figure, ...spelled, ...spelled.map((words) => words.replaceAll(' and ', ' '))];
}
