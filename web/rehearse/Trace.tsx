import { useEffect, useRef } from 'react';
import type { Microphone } from '../capture/types.ts';
import { loudness } from './loudness.ts';
import { PEAK_MS, STROKES, spanOf, tracePath } from './trace.ts';

interface TraceProps {
  recordedMs: number;
  isPaused: boolean;
  microphone: Microphone | null;
}

/** The answer so far as strokes of a pencil, and at its end how loud it is now. */
export function Trace({ recordedMs, isPaused, microphone }: TraceProps) {
  const peaks = useRef<(number | undefined)[]>([]);
  const strokes = useRef<SVGPathElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const latest = useRef({ recordedMs, isPaused });

  useEffect(() => {
    latest.current = { recordedMs, isPaused };
    strokes.current?.setAttribute('d', tracePath(peaks.current, recordedMs));
  }, [recordedMs, isPaused]);

  useEffect(() => {
    return microphone?.onLevel(({ peak }) => {
      if (latest.current.isPaused) return;
      const index = Math.floor(latest.current.recordedMs / PEAK_MS);
      peaks.current[index] = Math.max(peaks.current[index] ?? 0, peak);
      tip.current?.style.setProperty('scale', `1 ${Math.max(0.06, loudness(peak))}`);
    });
  }, [microphone]);

  return (
    <div className="trace" aria-hidden="true">
      <svg viewBox={`0 0 ${STROKES} 2`} preserveAspectRatio="none">
        <title>The answer so far</title>
        <path ref={strokes} />
      </svg>
      {!isPaused && (
        <span
          ref={tip}
          className="trace-tip"
          style={{ insetInlineStart: `${(recordedMs / spanOf(recordedMs)) * 100}%` }}
        />
      )}
    </div>
  );
}
