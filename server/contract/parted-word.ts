/** A word of a transcript parted from the punctuation around it. */
export interface PartedWord {
  before: string;
  core: string;
  after: string;
}

/** "“Fifteen," is `“`, `Fifteen` and `,`; a mark that belongs to a number ("$", "%") stays with it. */
export function partWord(word: string): PartedWord {
  const [, before = '', core = '', after = ''] =
    /^([^\p{L}\p{N}$£€]*)(.*?)([^\p{L}\p{N}%]*)$/su.exec(word) ?? [];
  return { before, core, after };
}

/** True for a word that ends a sentence. */
export function endsSentence(word = ''): boolean {
  return /[.?!]["'”’)]*$/.test(word);
}
