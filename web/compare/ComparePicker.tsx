import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Dimension } from '#contract/element.ts';
import { AttemptPage } from '#contract/list.ts';
import { read } from '../api.ts';
import { dayName, timeOfDay } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { useStory, useStoryOf } from '../stories/stories.ts';
import { ButtonLink } from '../ui/Button.tsx';
import type { Rated } from './comparison.ts';

interface Telling {
  id: string;
  createdAtMs: number;
  levels: Record<Dimension, number>;
  /** Where it is another one. */
  prompt?: string;
}

/** The other tellings of the same prompt and of the same story, to choose the one to compare with. */
export function ComparePicker({ attempt }: { attempt: Rated }) {
  const { id, question } = attempt;
  const asked = new URLSearchParams({ state: 'rated', limit: '200' });
  if (question.bankId) asked.set('question', question.bankId);
  const { data, error } = useQuery({
    queryKey: ['attempts', 'of prompt', question.bankId],
    queryFn: () => read(`/api/attempts?${asked}`, AttemptPage),
    enabled: question.bankId !== null,
  });
  const story = useStoryOf(id).data?.story;
  const ofPrompt = (data?.attempts ?? []).flatMap(
    ({ id: other, createdAtMs, levels }): Telling[] =>
      other === id || levels === null ? [] : [{ id: other, createdAtMs, levels }],
  );
  return (
    <div className="compare-pick">
      <h1>Compare with which telling?</h1>
      <p>{question.text}</p>
      {error && <p>{error.message}</p>}
      {(data || question.bankId === null) && ofPrompt.length === 0 && (
        <>
          <p>This is the only telling of this prompt that has a scorecard.</p>
          {question.bankId && (
            <ButtonLink look="primary" to={`/?prompt=${question.bankId}`}>
              Answer it again
            </ButtonLink>
          )}
        </>
      )}
      <Tellings of={id} tellings={ofPrompt} />
      {story && (
        <OfStory attemptId={id} storyId={story.id} listed={ofPrompt.map((one) => one.id)} />
      )}
    </div>
  );
}

interface OfStoryProps {
  attemptId: string;
  storyId: string;
  /** What stands under the prompt already. */
  listed: readonly string[];
}

function OfStory({ attemptId, storyId, listed }: OfStoryProps) {
  const { data: story } = useStory(storyId);
  const tellings = (story?.tellings ?? []).flatMap((told): Telling[] =>
    told.attemptId === attemptId || listed.includes(told.attemptId)
      ? []
      : [{ ...told, id: told.attemptId, prompt: told.question.text }],
  );
  if (!story || tellings.length === 0) return null;
  return (
    <section>
      <h2>“{story.name}”, told to other prompts</h2>
      <Tellings of={attemptId} tellings={tellings} />
    </section>
  );
}

function Tellings({ of, tellings }: { of: string; tellings: readonly Telling[] }) {
  if (tellings.length === 0) return null;
  return (
    <ul className="compare-pick-tellings">
      {tellings.map(({ id, createdAtMs, levels, prompt }) => (
        <li key={id}>
          <Link to={`/compare?a=${of}&b=${id}`}>
            {dayName(createdAtMs, Date.now())}, {timeOfDay(createdAtMs)}
          </Link>
          {prompt && <span>{prompt}</span>}
          <Levels levels={levels} />
        </li>
      ))}
    </ul>
  );
}
