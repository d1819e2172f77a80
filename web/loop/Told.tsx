import { Link } from 'react-router';
import type { Debrief } from '#contract/loop.ts';
import { Quote } from '../ui/Quote.tsx';
import { AnswerLink } from './Said.tsx';

/** What only a whole loop shows: numbers that contradict each other, and one story told twice. */
export function Told({ debrief: { contradictions, repeated } }: { debrief: Debrief }) {
  return (
    <>
      {contradictions.length > 0 && (
        <section aria-label="Numbers that contradict each other">
          <h2>Numbers that contradict each other</h2>
          {contradictions.map(({ reason, sides }) => (
            <div key={reason} className="debrief-contradiction">
              <p className="debrief-reason">{reason}</p>
              <div className="debrief-cites">
                {sides.map(({ attemptId, quote }) => (
                  <div key={`${attemptId} ${quote}`} className="debrief-said">
                    <Quote text={quote} dimension={null} startMs={null} />
                    <p>
                      <AnswerLink attemptId={attemptId} quote={quote} />
                    </p>
                  </div>
                ))}
              </div>
            </div>
          ))}
        </section>
      )}
      {repeated.length > 0 && (
        <section aria-label="One story told twice">
          <h2>One story told twice</h2>
          {repeated.map(({ attemptIds, shared }) => (
            <p key={attemptIds.join(' ')} className="debrief-reason">
              {attemptIds.map((id, index) => (
                <span key={id}>
                  {index > 0 && ' and '}
                  <Link to={`/attempts/${id}`}>{index === 0 ? 'one answer' : 'another'}</Link>
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
