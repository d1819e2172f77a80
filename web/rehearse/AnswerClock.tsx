import type { Microphone } from '../capture/types.ts';
import { clock } from '../ui/clock.ts';
import { Trace } from './Trace.tsx';
import { spanOf } from './trace.ts';

/** How long an answer in an interview usually is. */
const USUAL_FROM_MS = 2 * 60_000;
const USUAL_TO_MS = 4 * 60_000;

interface AnswerClockProps {
  recordedMs: number;
  is: 'opening' | 'recording' | 'paused';
  /** It is an answer to an interviewer. */
  hasUsualLength: boolean;
  microphone: Microphone | null;
}

/** The time, and the answer as it was drawn by the voice, over the usual length. */
export function AnswerClock(props: AnswerClockProps) {
  const { recordedMs, is, hasUsualLength, microphone } = props;
  const spanMs = spanOf(recordedMs);
  const share = (ms: number) => `${(ms / spanMs) * 100}%`;
  return (
    <div className="answer-clock" data-is={is}>
      <div>
        <p className="answer-time" role="timer">
          {clock(recordedMs)}
        </p>
        {is === 'paused' && <p className="answer-paused">Paused</p>}
      </div>
      <div className="answer-line">
        <Trace recordedMs={recordedMs} isPaused={is !== 'recording'} microphone={microphone} />
        {hasUsualLength && (
          <div
            className="answer-range"
            style={{
              insetInlineStart: share(USUAL_FROM_MS),
              inlineSize: share(USUAL_TO_MS - USUAL_FROM_MS),
            }}
          >
            <span>{clock(USUAL_FROM_MS)}</span>
            <span className="answer-range-name">usual length</span>
            <span>{clock(USUAL_TO_MS)}</span>
          </div>
        )}
      </div>
    </div>
  );
}
