import type { LoopDetail } from '#contract/loop.ts';
import { useDebrief } from '../../loop/loops.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Levels } from '../Levels.tsx';

/** The end of a loop: what the room made of it, or that it is not over. */
export function DebriefChapter({ loop }: { loop: LoopDetail }) {
  if (loop.state === 'finished') return <TheRoom loopId={loop.id} />;
  return (
    <section className="chapter" aria-labelledby="chapter-title">
      <h2 id="chapter-title">The loop is not finished</h2>
      <p>
        {loop.answered} of {loop.questions} questions are answered. The room meets when it is over.
      </p>
      <div className="chapter-facts">
        <ButtonLink look="primary" to={`/loops/${loop.id}`}>
          Go on with it
        </ButtonLink>
      </div>
    </section>
  );
}

function TheRoom({ loopId }: { loopId: string }) {
  const { data: debrief, error } = useDebrief(loopId);
  if (error) return <p>The debrief could not be read. {error.message}</p>;
  if (!debrief) return <p>Opening the debrief…</p>;
  const { outcome, says, gap, levels, votes } = debrief;
  return (
    <section className="chapter" aria-labelledby="chapter-title">
      <p className="chapter-who">The debrief</p>
      <h2 id="chapter-title">{outcome ?? 'No readiness yet'}</h2>
      <p className="chapter-says">{says}</p>
      {gap && <p>{gap}</p>}
      <div className="chapter-facts">
        {votes && (
          <p>
            L7: <strong>{votes.L7}</strong> · L6: <strong>{votes.L6}</strong>
          </p>
        )}
        {levels && <Levels levels={levels} />}
      </div>
      <div className="chapter-facts">
        <ButtonLink look="primary" to={`/loops/${loopId}/debrief`}>
          Read the debrief
        </ButtonLink>
      </div>
    </section>
  );
}
