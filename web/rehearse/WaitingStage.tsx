import { ProgressBar } from 'react-aria-components';
import type { RehearsalState } from '../capture/types.ts';
import { clock } from '../ui/clock.ts';
import { Notice } from '../ui/Notice.tsx';
import { Captions } from './Captions.tsx';
import { endingsOf } from './endings.ts';
import { PromptHead } from './PromptHead.tsx';
import type { Prompt, Stage } from './stage.ts';

interface WaitingStageProps {
  prompt: Prompt;
  stage: Extract<Stage, { at: 'sending' | 'scoring' | 'discarding' | 'rated' }>;
  rehearsal: RehearsalState;
}

/** The answer is given; the rest is the program's. */
export function WaitingStage({ prompt, stage, rehearsal }: WaitingStageProps) {
  const { keptMs, recordedMs, connection, captions } = rehearsal;
  const { it, waiting } = endingsOf(prompt);
  return (
    <div className="way">
      <PromptHead prompt={prompt} />
      {stage.at === 'sending' ? (
        <ProgressBar
          className="progress"
          aria-label="Reading your recording"
          value={keptMs}
          maxValue={recordedMs}
          valueLabel={`${clock(keptMs)} of ${clock(recordedMs)}`}
        >
          {({ percentage, valueText }) => (
            <>
              <p>Reading your recording: {valueText}</p>
              <span className="progress-track">
                <span style={{ inlineSize: `${percentage}%` }} />
              </span>
            </>
          )}
        </ProgressBar>
      ) : (
        <p className="waiting">{stage.at === 'discarding' ? `Discarding the ${it}…` : waiting}</p>
      )}
      {connection === 'lost' && (
        <Notice kind="status" title="The connection is lost; it is coming back.">
          Your words are kept. It goes on as soon as it can.
        </Notice>
      )}
      {stage.at !== 'discarding' && captions.settled.length > 0 && (
        <Captions {...captions} placeholder="" />
      )}
    </div>
  );
}
