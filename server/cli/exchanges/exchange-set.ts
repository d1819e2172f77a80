import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ElementId } from '#contract/element.ts';
import { Reply } from '#contract/probe.ts';
import { parseYamlFile } from '../../yaml-file.ts';
import { BadInput } from '../command.ts';
import { readText } from '../input.ts';

const said = z.string().trim().min(3);

/** A probe and the reply to it, with what is right to say of it. */
const Exchange = z.strictObject({
  element: ElementId,
  probe: said,
  reply: said,
  label: Reply,
  /** The element that the reply takes back. */
  retracts: ElementId.optional(),
  /** The element whose number the reply gives another value for, without a word about it. */
  contradicts: ElementId.optional(),
  /** The elements that the reply's own words earn. */
  adds: z.array(ElementId).default([]),
});

const ExchangeSet = z.strictObject({
  walks: z.array(
    z.strictObject({ walk: said, question: said, main: said, exchanges: z.array(Exchange).min(1) }),
  ),
  /** Two answers of one loop: whether they tell one story, and whether their numbers contradict. */
  pairs: z.array(
    z.strictObject({ first: said, second: said, repeated: z.boolean(), contradicts: z.boolean() }),
  ),
});
export type ExchangeSet = z.infer<typeof ExchangeSet>;

/** The sets by name. Each of the two for tuning has a half kept aside, in other walks of life. */
export const TUNING_SETS = ['tuning', 'tuning-2'] as const;
export const KEPT_ASIDE_SETS = ['kept-aside', 'kept-aside-2'] as const;
type SetName = (typeof TUNING_SETS | typeof KEPT_ASIDE_SETS)[number];

/** Reads one set of labelled exchanges. @throws BadInput */
export function readExchanges(name: SetName): ExchangeSet {
  const path = fileURLToPath(
    new URL(`../../rubric/training/exchanges/${name}.yaml`, import.meta.url),
  );
  const parsed = parseYamlFile(readText(path), ExchangeSet);
  if (parsed.ok) return parsed.value;
  const [fault] = parsed.faults;
  throw new BadInput(`${name}.yaml:${fault?.line}: ${fault?.reason}`);
}
