import { useEffect, useRef } from 'react';
import type { LoopDetail } from '#contract/loop.ts';
import { clock } from '../../ui/clock.ts';
import { Levels } from '../Levels.tsx';
import type { Chapter, LoopChapters } from './chapters.ts';

interface ChapterListProps {
  loop: LoopDetail;
  held: LoopChapters;
  /** The chapter that is open. */
  at: number;
  onChoose: (chapter: number) => void;
}

/** The loop's table of contents. */
export function ChapterList({ loop, held: { chapters, tracks }, at, onChoose }: ChapterListProps) {
  const place = ({ track, silent }: Chapter) =>
    track === null ? silent : clock(tracks[track]?.startMs ?? 0);
  const skipped = loop.skipped.length;
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // The list alone: the page stays where the person has scrolled it.
    const current = list.current?.querySelectorAll<HTMLElement>('li')[at];
    if (current) list.current?.scrollTo({ top: current.offsetTop - current.offsetHeight });
  }, [at]);
  return (
    <nav ref={list} className="chapters" aria-label="Chapters">
      <ol>
        {chapters.map((chapter, index) => (
          <li key={chapter.utteranceId} data-kind={chapter.asked.kind}>
            <button
              type="button"
              aria-current={index === at || undefined}
              onClick={() => onChoose(index)}
            >
              <span className="chapter-place">{place(chapter)}</span>
              <span className="chapter-asked">{chapter.asked.text}</span>
              {chapter.levels && <Levels levels={chapter.levels} />}
            </button>
          </li>
        ))}
        <li data-kind="end">
          <button
            type="button"
            aria-current={at === chapters.length || undefined}
            onClick={() => onChoose(chapters.length)}
          >
            <span className="chapter-place" />
            <span className="chapter-asked">
              {loop.state === 'finished' ? 'The debrief' : 'Not finished yet'}
            </span>
          </button>
        </li>
      </ol>
      {skipped > 0 && (
        <p>{skipped === 1 ? 'One question was skipped.' : `${skipped} questions were skipped.`}</p>
      )}
    </nav>
  );
}
