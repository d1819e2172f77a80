/** The utterance that a recording of this attempt can go on with: the last, if it has no words yet. */
export function cutOffIn<Kept extends { words: unknown; sound_file: string | null }>(
  utterances: readonly Kept[],
): Kept | null {
  const last = utterances.at(-1);
  return last !== undefined && last.words === null && last.sound_file !== null ? last : null;
}
