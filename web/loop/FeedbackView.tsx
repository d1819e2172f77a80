import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import type { Feedback } from '#contract/loop.ts';
import { DIMENSION_NAMES, DimensionMark } from '../ui/DimensionMark.tsx';
import { Said } from './Said.tsx';

/** What one interviewer wrote down, from the answers to their own questions alone. */
export function FeedbackView({ feedback }: { feedback: Feedback }) {
  const { interviewer, votes, reason, cites } = feedback;
  return (
    <section aria-label={`Feedback of ${interviewer.name}`} className="debrief-feedback">
      <div className="debrief-who">
        <h3>{interviewer.name}</h3>
        <p>{interviewer.role}</p>
        {interviewer.barRaiser && <p className="debrief-raiser">Bar Raiser</p>}
        {votes && (
          <dl>
            <dt>L7</dt>
            <dd>{votes.L7}</dd>
            <dt>L6</dt>
            <dd>{votes.L6}</dd>
          </dl>
        )}
      </div>
      <div className="debrief-written">
        <p className="debrief-reason">{reason}</p>
        {cites.length > 0 && (
          <div className="debrief-cites">
            {cites.map((cite) => (
              <Said key={`${cite.attemptId} ${cite.quote}`} said={cite} />
            ))}
          </div>
        )}
        {votes && (
          <div className="debrief-dimensions">
            {DIMENSIONS.map((dimension) => (
              <InDimension key={dimension} dimension={dimension} feedback={feedback} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

interface InDimensionProps {
  dimension: Dimension;
  feedback: Feedback;
}

/** What was found and what was missing in one dimension; what the vote rests on stands above. */
function InDimension({ dimension, feedback: { cites, found, missing } }: InDimensionProps) {
  const proofs = found.filter(
    (one) => one.dimension === dimension && !cites.some(({ quote }) => quote === one.quote),
  );
  const gaps = missing.filter((one) => one.dimension === dimension);
  if (proofs.length === 0 && gaps.length === 0) return null;
  return (
    <div className="debrief-dimension">
      <h4>
        <DimensionMark dimension={dimension} /> {DIMENSION_NAMES[dimension]}
      </h4>
      {proofs.map((proof) => (
        <Said key={`${proof.attemptId} ${proof.element}`} said={proof} />
      ))}
      {gaps.length > 0 && (
        <div className="debrief-missing">
          <p>Missing</p>
          <ul>
            {gaps.map(({ element, says }) => (
              <li key={`${element} ${says}`}>{says}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
