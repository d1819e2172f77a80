import type { UtteranceDetail } from '#contract/attempt.ts';
import type { RemoteStatus } from '#contract/remote.ts';

/** The names of recognisers that run here begin so. */
const LOCAL = 'moonshine';
const TYPED = 'typed';

/** Which ear heard what was said, in words; null where nothing was heard. */
export function heardBy(
  utterances: readonly Pick<UtteranceDetail, 'transcript'>[],
  status: RemoteStatus | undefined,
): string | null {
  const recognizers = utterances.flatMap(({ transcript }) => transcript?.recognizer ?? []);
  const ears = new Set(
    recognizers.filter((name) => name !== TYPED).map((name) => earOf(name, status)),
  );
  return ears.size === 0 ? null : `Heard ${[...ears].join(' and ')}`;
}

function earOf(recognizer: string, status: RemoteStatus | undefined): string {
  if (recognizer.startsWith(LOCAL)) return 'on this computer';
  return status?.unlocked && recognizer === status.models.hearing.model
    ? `by ${recognizer} at ${status.host}`
    : `by ${recognizer}`;
}
