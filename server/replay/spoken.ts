import type { FoundAttempt } from './archive.ts';

/** What was said in an attempt, and what its follow-ups were asked, as it is rated. */
export function spokenIn(found: FoundAttempt) {
  const said = found.utterances.flatMap(({ id, words, probe }) =>
    words === null ? [] : [{ id, words, probe }],
  );
  return {
    utterances: said.map(({ id, words }) => ({ id, words })),
    probes: said.flatMap(({ probe }) => probe ?? []),
  };
}
