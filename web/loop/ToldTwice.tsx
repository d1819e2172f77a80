import { Link } from 'react-router';
import type { Debrief } from '#contract/loop.ts';

const LIST = new Intl.ListFormat('en');

/** The stories that were told twice, each with the two to whom it was told. */
export function ToldTwice({ debrief: { repeated, feedback } }: { debrief: Debrief }) {
  if (repeated.length === 0) return null;
  return (
    <section aria-label="One story told twice">
      <h2>One story told twice</h2>
      {repeated.map(({ attemptIds, shared }) => (
        <p key={attemptIds.join(' ')} className="debrief-reason">
          {answersIn(attemptIds, feedback).map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ' and '}
              <Link to={`/attempts/${id}`}>{name}</Link>
            </span>
          ))}{' '}
          share {LIST.format(shared)}. Interviewers compare: bring another story to one of them.
        </p>
      ))}
    </section>
  );
}

/** Answers named by who heard them, unless one person heard both. */
function answersIn(attemptIds: readonly string[], feedback: Debrief['feedback']) {
  const heardBy = attemptIds.map(
    (id) => feedback.find((one) => one.attemptIds.includes(id))?.interviewer.name,
  );
  const areApart = new Set(heardBy).size === attemptIds.length;
  return attemptIds.map((id, index) => ({
    id,
    name: areApart
      ? `${index === 0 ? 'Your' : 'your'} answer to ${heardBy[index]}`
      : `${index === 0 ? 'One' : 'another'} answer`,
  }));
}
