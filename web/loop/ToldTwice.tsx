import { Link } from 'react-router';
import type { Debrief } from '#contract/loop.ts';

const LIST = new Intl.ListFormat('en');

/** One story told to two interviewers. */
export function ToldTwice({ repeated }: Pick<Debrief, 'repeated'>) {
  if (repeated.length === 0) return null;
  return (
    <section aria-label="One story told twice">
      <h2>One story told twice</h2>
      {repeated.map(({ attemptIds, shared }) => (
        <p key={attemptIds.join(' ')} className="debrief-reason">
          {attemptIds.map((id, index) => (
            <span key={id}>
              {index > 0 && ' and '}
              <Link to={`/attempts/${id}`}>{index === 0 ? 'One answer' : 'another'}</Link>
            </span>
          ))}{' '}
          share {LIST.format(shared)}. Interviewers compare: bring another story to one of them.
        </p>
      ))}
    </section>
  );
}
