import type { Dimension, Evidence } from '#contract/element.ts';
import type { Closest } from '#contract/scorecard.ts';
import { Quote } from '../ui/Quote.tsx';
import { type Spoken, startMsOf } from './notes.ts';

interface NextTimeProps {
  dimension: Dimension;
  /** What to say next time: by itself, and beside the passage that came closest. */
  say: string;
  ask: string;
  closest: Closest | undefined;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** What would earn a missing element, and the words that came closest to it. */
export function NextTime({ dimension, say, ask, closest, spoken, onPlay }: NextTimeProps) {
  if (!closest) return <p>{say}</p>;
  const [first] = closest.evidence;
  return (
    <>
      <p>{ask}</p>
      <div className="closest">
        <p className="closest-name">Closest</p>
        <Quote
          text={closest.quote}
          dimension={dimension}
          startMs={first ? startMsOf(first, spoken) : null}
          onPlay={first && onPlay && (() => onPlay(first))}
        />
        <p>It says {closest.says}.</p>
      </div>
    </>
  );
}
