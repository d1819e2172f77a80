import { useEffect, useMemo, useRef } from 'react';
import { type ShownWord, shownWords } from '#contract/shown.ts';
import type { Word } from '#contract/transcript.ts';

interface CaptionsProps {
  settled: readonly Word[];
  /** May still change: in italics over a dotted line. */
  provisional: readonly Word[];
  /** A stronger ear elsewhere hears them, which is said. */
  areRemote: boolean;
  /** Stands in until there are words. */
  placeholder: string;
}

/** How far from the end still counts as reading along, in px. */
const NEAR_END_PX = 48;

/** The words as they are heard. Not read aloud by screen readers: the speaker is speaking. */
export function Captions({ settled, provisional, areRemote, placeholder }: CaptionsProps) {
  const box = useRef<HTMLElement>(null);
  const follows = useRef(true);
  const words = settled.length + provisional.length;
  const shown = useMemo(
    () => shownWords([...settled, ...provisional].map(({ text }) => text)),
    [settled, provisional],
  );
  // A number that is still being said may change as one.
  const isSettled = ({ to }: ShownWord) => to <= settled.length;

  useEffect(() => {
    if (words > 0 && follows.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [words]);

  return (
    <section
      ref={box}
      className="captions"
      aria-label="Captions"
      aria-live="off"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {areRemote && <p className="captions-ear">Captions by a model elsewhere</p>}
      {words === 0 ? (
        <p className="captions-none">{placeholder}</p>
      ) : (
        <p>
          {joined(shown.filter(isSettled))}{' '}
          <span className="captions-provisional">
            {joined(shown.filter((word) => !isSettled(word)))}
          </span>
        </p>
      )}
    </section>
  );
}

function joined(shown: readonly ShownWord[]): string {
  return shown.map(({ text }) => text).join(' ');
}
