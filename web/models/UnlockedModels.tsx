import { useState } from 'react';
import {
  type ModelPrice,
  REMOTE_USES,
  type RemoteSettings,
  type RemoteUse,
} from '#contract/remote.ts';
import { Choice } from '../ui/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { MonthlyLimit } from './MonthlyLimit.tsx';
import { UseRow } from './UseRow.tsx';
import { useSaveSettings } from './useSaveSettings.ts';
import { type Unlocked, whatGoesWhere } from './words.ts';

const COUNTING = [
  { value: 'local', says: 'Understudy’s own' },
  { value: 'remote', says: 'The model’s' },
] as const;

/** Each use with its switch, which rating counts, and what may be spent. */
export function UnlockedModels({ status }: { status: Unlocked }) {
  const { settings } = status;
  const { mutate, isPending, isSuccess, error } = useSaveSettings();
  const [changed, setChanged] = useState<RemoteUse | 'counts' | 'limit' | null>(null);
  const change = (what: typeof changed, to: Partial<RemoteSettings>) => {
    setChanged(what);
    mutate({ ...settings, ...to });
  };
  const pricesWith = (model: string, price: ModelPrice | null) => {
    const { [model]: _before, ...others } = settings.prices;
    return price === null ? others : { ...others, [model]: price };
  };
  const savedOf = (what: typeof changed) => (
    <p role="status" className="models-saved">
      {what === changed && isPending && 'Saving…'}
      {what === changed && isSuccess && 'Saved.'}
    </p>
  );
  return (
    <>
      <p className="models-lead">{whatGoesWhere(status) ?? nothingGoes(status)}</p>
      <section aria-labelledby="uses-title">
        <h2 id="uses-title">What it is used for</h2>
        <p>Each cost is that of one answer of three minutes, at list prices.</p>
        <ul className="models-uses">
          {REMOTE_USES.map((use) => (
            <UseRow
              key={use}
              use={use}
              status={status}
              saved={savedOf(use)}
              onChange={(isOn) => change(use, { uses: { ...settings.uses, [use]: isOn } })}
              onPrice={(price) =>
                change(use, { prices: pricesWith(status.models[use].model, price) })
              }
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="counts-title">
        <h2 id="counts-title">Which rating counts</h2>
        <p>
          Understudy’s own rating is there at once. Where a model has given its own too, this one
          counts; on an attempt’s page you can keep the other.
        </p>
        <div className="models-change">
          <Choice
            label="Which rating counts"
            options={COUNTING}
            value={settings.counts}
            onChange={(counts) => change('counts', { counts })}
          />
          {savedOf('counts')}
        </div>
      </section>
      <MonthlyLimit
        status={status}
        saved={savedOf('limit')}
        onChange={(monthlyLimitUsd) => change('limit', { monthlyLimitUsd })}
      />
      {error && (
        <div className="models-problem">
          <Notice kind="problem" title="That was not saved; it is as it was.">
            {error.message}
          </Notice>
        </div>
      )}
    </>
  );
}

function nothingGoes({ host, staysHere }: Unlocked): string {
  return staysHere
    ? `Nothing is sent. What you switch on goes to ${host}, which is on this computer too.`
    : `Nothing leaves this computer. What you switch on goes to ${host}.`;
}
