/** People say at most about six words a second; a decoder in a loop says more. */
const MAX_WORDS_PER_SECOND = 7;
/** A run of one to eight words said four times over is a loop; people repeat twice or thrice. */
const MAX_RUN_WORDS = 8;
const MIN_REPEATS = 4;

/** Tells whether a decoder ran in a circle ("of the city of the city of the city of the …"). */
export function isLooping(words: readonly string[], speechMs: number): boolean {
  if (words.length > 8 && words.length / (speechMs / 1000) > MAX_WORDS_PER_SECOND) return true;
  return findLoop(partsOf(words)) !== null;
}

/** The words with a loop said once only; what follows a loop is not to be trusted and is left out. */
export function withoutLoop(words: readonly string[]): string[] {
  const parts = partsOf(words);
  const loop = findLoop(parts);
  if (loop === null) return [...words];
  const said = parts.slice(0, loop.start + loop.runWords).join('');
  return said.replace(/[\s-]+$/, '').split(' ');
}

/** The words parted at hyphens too: a loop may run within one ("31-foot-foot-foot-foot-…"). */
function partsOf(words: readonly string[]): string[] {
  return words.join(' ').split(/(?<=[\s-])/);
}

function findLoop(parts: readonly string[]): { start: number; runWords: number } | null {
  const said = parts.map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  for (let start = 0; start < said.length; start += 1) {
    for (let runWords = 1; runWords <= MAX_RUN_WORDS; runWords += 1) {
      if (start + runWords * MIN_REPEATS > said.length) break;
      const isRepeated = said
        .slice(start + runWords, start + runWords * MIN_REPEATS)
        .every((part, index) => part === said[start + (index % runWords)]);
      if (isRepeated) return { start, runWords };
    }
  }
  return null;
}
