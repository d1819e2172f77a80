import { type ReactNode, useId } from 'react';
import type { ModelPrice, RemoteUse } from '#contract/remote.ts';
import { Switch } from '../ui/Switch.tsx';
import { OwnPrice } from './OwnPrice.tsx';
import { type Unlocked, USE_WORDS, usualCostWords } from './words.ts';

interface UseRowProps {
  use: RemoteUse;
  status: Unlocked;
  /** How saving its switch went. */
  saved: ReactNode;
  onChange: (isOn: boolean) => void;
  /** A price of the person’s own for its model; null for none. */
  onPrice: (price: ModelPrice | null) => void;
}

/** One use: its switch, what it gives, what is sent, by which model and for how much. */
export function UseRow({ use, status, saved, onChange, onPrice }: UseRowProps) {
  const id = useId();
  const { name, gives, sends } = USE_WORDS[use];
  const { settings, models, staysHere } = status;
  const { model, estimateUsd } = models[use];
  const ownPrice = settings.prices[model];
  const hasLimit = settings.monthlyLimitUsd !== null;
  const isUnpriced = estimateUsd === null && settings.uses[use];
  const asksForPrice = !staysHere && (ownPrice !== undefined || isUnpriced);
  return (
    <li>
      <div className="models-change">
        <Switch isOn={settings.uses[use]} onChange={onChange} describedBy={id}>
          {name}
        </Switch>
        {saved}
      </div>
      <div id={id} className="models-use">
        <p>{gives}</p>
        <dl>
          <div>
            <dt>Sent</dt>
            <dd>{sends}</dd>
          </div>
          <div>
            <dt>Model</dt>
            <dd>{model}</dd>
          </div>
          <div>
            <dt>Costs</dt>
            <dd>{staysHere ? 'free, on this computer' : usualCostWords(models[use])}</dd>
          </div>
        </dl>
        {estimateUsd === null && (
          <p className="models-barred">
            {hasLimit
              ? 'With a price that is not known your limit could not be kept, so this model is not asked as long as there is one.'
              : 'What this costs is not known here, and there is no limit that could hold it: the provider’s bill will tell.'}
          </p>
        )}
        {asksForPrice && <OwnPrice key={model} use={use} price={ownPrice} onChange={onPrice} />}
      </div>
    </li>
  );
}
