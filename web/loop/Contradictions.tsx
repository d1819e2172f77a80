import type { Contradiction, Debrief } from '#contract/loop.ts';
import { Choice } from '../ui/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Quote } from '../ui/Quote.tsx';
import { AnswerLink } from './Said.tsx';
import { useHeardRight } from './useHeardRight.ts';

const OPTIONS = [
  { value: 'right', says: 'Heard right' },
  { value: 'misheard', says: 'Misheard' },
] as const;

/** Numbers that cannot all be right, side by side; only what the person confirms counts. */
export function Contradictions({ debrief: { loopId, contradictions } }: { debrief: Debrief }) {
  const hearing = useHeardRight(loopId);
  if (contradictions.length === 0) return null;
  return (
    <section aria-label="Numbers that contradict each other">
      <h2>Numbers that contradict each other</h2>
      {contradictions.map((contradiction) => (
        <div key={contradiction.id} className="debrief-contradiction">
          <p className="debrief-reason">{contradiction.reason}</p>
          <div className="debrief-cites">
            {contradiction.sides.map(({ attemptId, quote }) => (
              <div key={`${attemptId} ${quote}`} className="debrief-said">
                <Quote text={quote} dimension={null} startMs={null} />
                <p>
                  <AnswerLink attemptId={attemptId} quote={quote} />
                </p>
              </div>
            ))}
          </div>
          <Choice
            label={`Was ${contradiction.sides.map(({ quote }) => `“${quote}”`).join(' and ')} heard right?`}
            options={OPTIONS}
            value={choiceOf(contradiction)}
            onChange={(value) => hearing.mutate({ contradiction, heardRight: value === 'right' })}
          />
          <p className="debrief-state" role="status">
            {stateOf(contradiction)}
          </p>
        </div>
      ))}
      {hearing.error && (
        <Notice kind="problem" title="What you said about it was not kept.">
          {hearing.error.message}
        </Notice>
      )}
    </section>
  );
}

function choiceOf({ confirmed, misheard }: Contradiction): 'right' | 'misheard' | null {
  if (confirmed) return 'right';
  return misheard ? 'misheard' : null;
}

function stateOf({ confirmed, misheard }: Contradiction): string {
  if (confirmed) return 'It counts: both votes of the room are Strongly Not Inclined.';
  if (misheard) return 'It is set aside and counts for nothing.';
  return 'It counts for nothing unless you say that both were heard right; both votes of the room are then Strongly Not Inclined.';
}
