import { z } from 'zod';
import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import { MAX_SEARCH_CHARACTERS } from '#contract/list.ts';

/** Levels of a dimension to choose from, lowest and highest, as the server takes them. */
export const LEVEL_RANGES = ['1-2', '3-3', '4-5'] as const;
const LevelRange = z.enum(LEVEL_RANGES);

const FIELDS = ['search', 'principle', 'question', ...DIMENSIONS, 'from', 'to'] as const;
type Field = (typeof FIELDS)[number];

/** Which attempts a person wants to see, as the address of the list says it. */
export type Filter = Partial<Record<Field, string>>;

/** The filter that an address asks for; what nobody could have chosen is left out. */
export function filterOf(params: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const field of FIELDS) {
    const value = params.get(field);
    if (value !== null && isValid(field, value)) filter[field] = value;
  }
  return filter;
}

/** The filter as an address has it, without what is empty. */
export function paramsOf(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of FIELDS) {
    const value = filter[field];
    if (value) params.set(field, value);
  }
  return params;
}

/** The filter as the server is asked: days are those of this machine, from midnight to midnight. */
export function queryOf({ from, to, ...filter }: Filter): URLSearchParams {
  const params = paramsOf(filter);
  if (from) params.set('fromMs', String(midnight(from)));
  if (to) params.set('toMs', String(midnight(to, 1)));
  return params;
}

/** True when something is asked for. */
export function isFiltered(filter: Filter): boolean {
  return paramsOf(filter).size > 0;
}

function isValid(field: Field, value: string): boolean {
  if (field === 'from' || field === 'to') return midnight(value) >= 0;
  if (isDimension(field)) return LevelRange.safeParse(value).success;
  return value.length <= MAX_SEARCH_CHARACTERS;
}

function isDimension(field: Field): field is Dimension {
  return DIMENSIONS.some((dimension) => dimension === field);
}

/** When a day ("2026-11-03") begins here, in ms, or one so many days later; NaN for no day. */
function midnight(day: string, daysLater = 0): number {
  const date = new Date(`${day}T00:00`);
  return date.setDate(date.getDate() + daysLater);
}
