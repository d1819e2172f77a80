import { useState } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import type { ModelPrice, RemoteUse } from '#contract/remote.ts';

type Part = keyof ModelPrice;

const PART_NAMES: Readonly<Record<Part, string>> = {
  readUsd: 'Million tokens read',
  writtenUsd: 'Million tokens written',
  minuteUsd: 'Minute of sound',
};

/** What each use pays for. */
const PAID_FOR: Readonly<Record<RemoteUse, readonly Part[]>> = {
  hearing: ['minuteUsd'],
  captions: ['minuteUsd'],
  grading: ['readUsd', 'writtenUsd'],
  coaching: ['readUsd', 'writtenUsd'],
  voice: ['readUsd', 'minuteUsd'],
};

const FREE: ModelPrice = { readUsd: 0, writtenUsd: 0, minuteUsd: 0 };
const DIGITS = { style: 'currency', currency: 'USD', maximumFractionDigits: 4 } as const;

interface OwnPriceProps {
  use: RemoteUse;
  /** Undefined as long as none is given. */
  price: ModelPrice | undefined;
  /** Called once all that the use pays for has its price; null when one of them was emptied. */
  onChange: (price: ModelPrice | null) => void;
}

/** What a model costs, as the person knows it, where it is not known here. */
export function OwnPrice({ use, price, onChange }: OwnPriceProps) {
  const parts = PAID_FOR[use];
  /** What was typed here; null where it was emptied. */
  const [given, setGiven] = useState<Partial<Record<Part, number | null>>>({});
  const standing = (part: Part) =>
    (given[part] === undefined ? price?.[part] : given[part]) ?? null;
  function give(part: Part, usd: number) {
    setGiven({ ...given, [part]: Number.isNaN(usd) ? null : usd });
    const next = { ...FREE };
    for (const each of parts) next[each] = each === part ? usd : (standing(each) ?? Number.NaN);
    const isWhole = parts.every((each) => !Number.isNaN(next[each]));
    if (isWhole) onChange(next);
    else if (price !== undefined) onChange(null);
  }
  return (
    <fieldset className="models-price">
      <legend>Its price, if you know it, in US dollars</legend>
      {parts.map((part) => (
        <NumberField
          key={part}
          className="models-limit"
          value={standing(part) ?? Number.NaN}
          onChange={(usd) => give(part, usd)}
          minValue={0}
          maxValue={10_000}
          formatOptions={DIGITS}
        >
          <Label>{PART_NAMES[part]}</Label>
          <Input autoComplete="off" />
        </NumberField>
      ))}
    </fieldset>
  );
}
