import type { Scorecard } from '#contract/scorecard.ts';

/** Both votes with their reasons, and the one thing to say next time. */
export function Votes({ scorecard }: { scorecard: Scorecard }) {
  const { votes, voteReasons, advice } = scorecard;
  return (
    <section aria-label="Votes" className="votes">
      {(['L7', 'L6'] as const).map((target) => (
        <div key={target} className={`vote vote-${target}`}>
          <h2>
            <span className="vote-target">{target}</span> {votes[target]}
          </h2>
          <p>{voteReasons[target]}</p>
        </div>
      ))}
      {advice[0] && (
        <p className="votes-next">
          <span>Next time, first</span> {advice[0].say}
        </p>
      )}
    </section>
  );
}
