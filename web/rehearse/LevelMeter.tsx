import { useEffect, useRef, useState } from 'react';
import type { Microphone } from '../capture/types.ts';
import { type Hearing, hearingAfter, loudness } from './loudness.ts';

const WORDS: Record<Hearing, string> = {
  listening: 'Say a few words.',
  heard: 'You can be heard.',
  quiet: 'Nothing is heard. Come closer, unmute it, or choose another one.',
};

/** How loud it is now, and whether anybody was heard. */
export function LevelMeter({ microphone }: { microphone: Microphone }) {
  const [hearing, setHearing] = useState<Hearing>('listening');
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const openedAtMs = performance.now();
    return microphone.onLevel(({ peak }) => {
      bar.current?.style.setProperty('scale', `${loudness(peak)} 1`);
      setHearing((before) => hearingAfter(before, peak, performance.now() - openedAtMs));
    });
  }, [microphone]);
  return (
    <div className="level">
      <span className="level-track">
        <span ref={bar} className="level-bar" />
      </span>
      <p role="status">{WORDS[hearing]}</p>
    </div>
  );
}
