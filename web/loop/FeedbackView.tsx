import { DIMENSIONS } from '#contract/element.ts';
import type { Feedback } from '#contract/loop.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { Said } from './Said.tsx';

/** What one interviewer wrote down, from the answers to their own questions alone. */
export function FeedbackView({ feedback }: { feedback: Feedback }) {
  const { interviewer, votes, reason, cites, found, missing } = feedback;
  return (
    <section aria-label={`Feedback of ${interviewer.name}`} className="debrief-feedback">
      <h2>{interviewer.name}</h2>
      <p className="debrief-role">
        {interviewer.role}
        {interviewer.barRaiser && ' · Bar Raiser'}
        {votes && (
          <>
            {' '}
            · L7: <strong>{votes.L7}</strong> · L6: <strong>{votes.L6}</strong>
          </>
        )}
      </p>
      <p className="debrief-reason">{reason}</p>
      {cites.map((cite) => (
        <Said key={`${cite.attemptId} ${cite.quote}`} said={cite} />
      ))}
      {DIMENSIONS.map((dimension) => {
        const proofs = found.filter(
          (one) => one.dimension === dimension && !cites.some(({ quote }) => quote === one.quote),
        );
        const gaps = missing.filter((one) => one.dimension === dimension);
        if (proofs.length === 0 && gaps.length === 0) return null;
        return (
          <div key={dimension} className="debrief-dimension">
            <h3>
              <DimensionMark dimension={dimension} /> {DIMENSION_NAMES[dimension]}
            </h3>
            {proofs.map((proof) => (
              <Said key={`${proof.attemptId} ${proof.element}`} said={proof} />
            ))}
            {gaps.length > 0 && (
              <ul className="debrief-missing">
                {gaps.map(({ element, says }) => (
                  <li key={`${element} ${says}`}>{says}</li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}
