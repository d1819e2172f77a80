import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AttemptPage } from '#contract/list.ts';
import { read } from '../api.ts';
import { dayName, timeOfDay } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import type { Rated } from './comparison.ts';

/** The other tellings of the same prompt, to choose the one to compare with. */
export function ComparePicker({ attempt }: { attempt: Rated }) {
  const { id, question } = attempt;
  const asked = new URLSearchParams({ state: 'rated', limit: '200' });
  if (question.bankId) asked.set('question', question.bankId);
  const { data, error } = useQuery({
    queryKey: ['attempts', 'of prompt', question.bankId],
    queryFn: () => read(`/api/attempts?${asked}`, AttemptPage),
    enabled: question.bankId !== null,
  });
  const others = (data?.attempts ?? []).filter((other) => other.id !== id && other.levels);
  return (
    <div className="compare-pick">
      <h1>Compare with which telling?</h1>
      <p>{question.text}</p>
      {error && <p>{error.message}</p>}
      {(data || question.bankId === null) && others.length === 0 && (
        <>
          <p>This is the only telling of this prompt that has a scorecard.</p>
          {question.bankId && (
            <ButtonLink look="primary" to={`/?prompt=${question.bankId}`}>
              Answer it again
            </ButtonLink>
          )}
        </>
      )}
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <Link to={`/compare?a=${id}&b=${other.id}`}>
              {dayName(other.createdAtMs, Date.now())}, {timeOfDay(other.createdAtMs)}
            </Link>
            {other.levels && <Levels levels={other.levels} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
