import type { ReactNode } from 'react';
import { Input, Label, NumberField, Text } from 'react-aria-components';
import { costWords, type Unlocked } from './words.ts';

interface MonthlyLimitProps {
  status: Unlocked;
  /** How saving it went. */
  saved: ReactNode;
  /** Null for no limit. */
  onChange: (limitUsd: number | null) => void;
}

/** What may be spent in a month, and what was. */
export function MonthlyLimit({ status, saved, onChange }: MonthlyLimitProps) {
  const { settings, spent } = status;
  const { usd, uses, unpriced } = spent;
  return (
    <section aria-labelledby="limit-title">
      <h2 id="limit-title">What it may cost</h2>
      <NumberField
        className="models-limit"
        value={settings.monthlyLimitUsd ?? Number.NaN}
        onChange={(usd) => onChange(Number.isNaN(usd) ? null : usd)}
        minValue={0}
        maxValue={10_000}
        formatOptions={{ style: 'currency', currency: 'USD' }}
      >
        <Label>Monthly limit in US dollars</Label>
        <div className="models-change">
          <Input autoComplete="off" />
          {saved}
        </div>
        <Text slot="description">
          Nothing is sent that would pass it. Leave it empty for no limit.
        </Text>
      </NumberField>
      <p>
        {uses === 0
          ? 'Nothing was used this month.'
          : `Spent this month: ${usd === 0 ? '$0' : costWords(usd)}, in ${uses === 1 ? 'one use' : `${uses} uses`}.`}
        {unpriced > 0 &&
          ` ${unpriced === 1 ? 'One of them' : `${unpriced} of them`} had no known price and ${unpriced === 1 ? 'is' : 'are'} not in this sum.`}
      </p>
    </section>
  );
}
