import { type RefObject, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { WordPlace } from '../ui/Transcript.tsx';
import './useArrival.css';

const AT = /^([\w-]+):(\d+)$/;
const HIGHLIGHT = 'arrived-at';

/** The address of a word of an attempt. */
export function wordAddress(attemptId: string, { utteranceId, index }: WordPlace): string {
  return `/attempts/${attemptId}?at=${utteranceId}:${index}`;
}

/**
 * Brings the word that the address names (`?at=utteranceId:index`) into sight and marks it.
 * `script` holds the utterances in their order, each an `.utterance` with its `[data-word]`s.
 */
export function useArrival(
  script: RefObject<HTMLElement | null>,
  utterances: readonly { id: string }[],
): void {
  const [params] = useSearchParams();
  const [, utteranceId, index] = AT.exec(params.get('at') ?? '') ?? [];
  const position = utterances.findIndex(({ id }) => id === utteranceId);
  useEffect(() => {
    const utterance = script.current?.querySelectorAll('.utterance')[position];
    const words = [...(utterance?.querySelectorAll<HTMLElement>('[data-word]') ?? [])];
    // What is shown as one goes by its first word.
    const word = words.findLast(({ dataset }) => Number(dataset.word) <= Number(index));
    if (!word) return;
    word.scrollIntoView({ block: 'center', behavior: 'instant' });
    const range = document.createRange();
    range.selectNodeContents(word);
    CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    return () => {
      CSS.highlights.delete(HIGHLIGHT);
    };
  }, [script, position, index]);
}
