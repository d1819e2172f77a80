import { Link } from 'react-router';
import type { Debrief } from '#contract/loop.ts';
import { Quote } from '../ui/Quote.tsx';

/** What only a whole loop shows: numbers that contradict each other, and one story told twice. */
export function Told({ debrief: { contradictions, repeated } }: { debrief: Debrief }) {
  return (
    <>
      {contradictions.length > 0 && (
        <section aria-label="Numbers that contradict each other">
          <h2>Numbers that contradict each other</h2>
          {contradictions.map(({ reason, sides }) => (
            <div key={reason} className="debrief-dimension">
              <p>{reason}</p>
              {sides.map(({ attemptId, quote }) => (
                <div key={`${attemptId} ${quote}`} className="debrief-said">
                  <Quote text={quote} dimension={null} startMs={null} />
                  <p>
                    <Link to={`/attempts/${attemptId}`}>the answer</Link>
                  </p>
                </div>
              ))}
            </div>
          ))}
        </section>
      )}
      {repeated.length > 0 && (
        <section aria-label="One story told twice">
          <h2>One story told twice</h2>
          {repeated.map(({ attemptIds, shared }) => (
            <p key={attemptIds.join(' ')}>
              {attemptIds.map((id, index) => (
                <span key={id}>
                  {index > 0 && ' and '}
                  <Link to={`/attempts/${id}`}>answer {index + 1}</Link>
                </span>
              ))}{' '}
              share {shared.join(', ')}. Interviewers compare: bring another story to one of them.
            </p>
          ))}
        </section>
      )}
    </>
  );
}
