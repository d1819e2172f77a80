import { INITIAL_SETTINGS, type RemoteSettings, type RemoteUse } from '#contract/remote.ts';
import { readConfig } from '../../../server/config.ts';
import { Desk } from '../../../server/openai/desk.ts';
import type { Store } from '../../../server/store/store.ts';

/** What the person has chosen: these uses, and nothing else changed. */
export function switchedOn(...uses: readonly RemoteUse[]): RemoteSettings {
  const on = Object.fromEntries(uses.map((use) => [use, true]));
  return { ...INITIAL_SETTINGS, uses: { ...INITIAL_SETTINGS.uses, ...on } };
}

/** The desk over a store as the environment sets it up. */
export function deskOver(
  store: Store,
  environment: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Desk {
  const { remote } = readConfig(environment);
  if (remote === null) throw new Error('Neither a key nor an address is set.');
  return new Desk(remote, store.remote, now);
}
