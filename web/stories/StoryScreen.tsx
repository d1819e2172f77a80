import { Link, useNavigate, useParams } from 'react-router';
import { dimensionOf, ELEMENT_WORDS } from '#contract/element.ts';
import { shownText } from '#contract/shown.ts';
import type { StoryDetail, StoryGap, StoryTelling } from '#contract/story.ts';
import { ApiError } from '../api.ts';
import { AskCoach } from '../coach/AskCoach.tsx';
import { dayName, timeOfDay } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';
import { Fold } from '../ui/Fold.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useTitle } from '../ui/useTitle.ts';
import { StoryTools } from './StoryTools.tsx';
import { useChangeStories, useStory } from './stories.ts';
import './Stories.css';

/** So many are shown at once; the others are folded. */
const SHOWN_GAPS = 4;

/** One story: its tellings, the best one, what it lacks, and what it can answer. */
export function StoryScreen() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data: story, error, refetch } = useStory(id);
  useTitle(story?.name ?? 'Story');
  useShortcuts([
    {
      key: 'Escape',
      label: 'Esc',
      says: 'Back to the stories',
      run: () => navigate('/stories'),
    },
  ]);
  if (error) {
    const isGone = error instanceof ApiError && error.code === 'unknownStory';
    return (
      <Notice
        kind="problem"
        isPage
        title={isGone ? 'There is no such story.' : 'This story could not be read.'}
        actions={
          <>
            {!isGone && <Button onPress={() => void refetch()}>Try again</Button>}
            <ButtonLink to="/stories">See the stories</ButtonLink>
          </>
        }
      >
        {isGone ? 'It may have been merged or removed.' : error.message}
      </Notice>
    );
  }
  return story ? <StoryView story={story} /> : <p>Opening…</p>;
}

function StoryView({ story }: { story: StoryDetail }) {
  const { name, tellings, best, gaps, questions } = story;
  const bestTelling = tellings.find(({ attemptId }) => attemptId === best?.attemptId);
  return (
    <article className="story">
      <header>
        <p>
          <Link to="/stories">Stories</Link>
        </p>
        <h1>{name}</h1>
        <StoryTools key={name} story={story} />
      </header>
      {best && bestTelling && (
        <section aria-labelledby="best-title">
          <h2 id="best-title">Its best telling</h2>
          <TellingRow telling={bestTelling} bestId={null} />
          <p className="story-why">{best.why}</p>
          <AskCoach
            key={best.attemptId}
            attemptId={best.attemptId}
            request={{ kind: 'modelAnswer' }}
            what="model answer from this telling"
            spoken={[]}
            onPlay={undefined}
          />
        </section>
      )}
      {best && (
        <section aria-labelledby="gaps-title">
          <h2 id="gaps-title">
            {gaps.length === 0
              ? 'Its best telling lacks nothing'
              : 'What it still lacks, cheapest first'}
          </h2>
          <GapList gaps={gaps.slice(0, SHOWN_GAPS)} />
          {gaps.length > SHOWN_GAPS && (
            <Fold title={`${gaps.length - SHOWN_GAPS} more`}>
              <GapList gaps={gaps.slice(SHOWN_GAPS)} />
            </Fold>
          )}
        </section>
      )}
      <section aria-labelledby="tellings-title">
        <h2 id="tellings-title">
          {tellings.length === 0 ? 'Nothing is filed under it' : 'Every telling, newest first'}
        </h2>
        <ul>
          {tellings.map((telling) => (
            <li key={telling.attemptId}>
              <TellingRow telling={telling} bestId={best?.attemptId ?? null} />
            </li>
          ))}
        </ul>
      </section>
      {questions.length > 0 && <Questions questions={questions} />}
    </article>
  );
}

interface TellingRowProps {
  telling: StoryTelling;
  /** The telling to compare this one with, in the list of all. */
  bestId: string | null;
}

function TellingRow({ telling, bestId }: TellingRowProps) {
  const { attemptId, createdAtMs, question, durationMs, levels } = telling;
  const { mutate, isPending } = useChangeStories();
  const when = `${dayName(createdAtMs, Date.now())}, ${timeOfDay(createdAtMs)}`;
  const facts = [when, question.principle, durationMs === null ? 'typed' : clock(durationMs)];
  return (
    <div className="telling-row">
      <div>
        <Link to={`/attempts/${attemptId}`}>{question.text}</Link>
        <p>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Levels levels={levels} />
      {bestId !== null && (
        <div className="telling-row-actions">
          {bestId === attemptId ? (
            <p>The best one</p>
          ) : (
            <ButtonLink look="quiet" to={`/compare?a=${attemptId}&b=${bestId}`}>
              Compare with the best<span className="unseen">: {when}</span>
            </ButtonLink>
          )}
          <Button
            look="quiet"
            isDisabled={isPending}
            onPress={() => mutate({ does: 'settle', attemptIds: [attemptId] })}
          >
            Take out<span className="unseen">: {when}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function GapList({ gaps }: Pick<StoryDetail, 'gaps'>) {
  return (
    <ul className="story-gaps">
      {gaps.map((gap) => (
        <Gap key={gap.element} gap={gap} />
      ))}
    </ul>
  );
}

function Gap({ gap }: { gap: StoryGap }) {
  const { element, say, toldIn } = gap;
  return (
    <li>
      <h3>
        <DimensionMark dimension={dimensionOf(element)} />
        <span>{ELEMENT_WORDS[element].name}</span>
      </h3>
      <p>{say}</p>
      {toldIn && (
        <p className="story-gap-told">
          You have told it: <q>{shownText(toldIn.quote)}</q>{' '}
          <Link to={`/attempts/${toldIn.attemptId}`}>
            {dayName(toldIn.createdAtMs, Date.now())}
          </Link>
        </p>
      )}
    </li>
  );
}

function Questions({ questions }: Pick<StoryDetail, 'questions'>) {
  const possible = questions.filter(({ sure }) => !sure);
  return (
    <section aria-labelledby="questions-title">
      <h2 id="questions-title">Questions that it can answer</h2>
      <QuestionList questions={questions.filter(({ sure }) => sure)} />
      {possible.length > 0 && (
        <Fold title={`${possible.length} more of its principles, where it may fit`}>
          <QuestionList questions={possible} />
        </Fold>
      )}
    </section>
  );
}

function QuestionList({ questions }: Pick<StoryDetail, 'questions'>) {
  return (
    <ul className="story-questions">
      {questions.map(({ id, text, principle, how }) => (
        <li key={id}>
          <Link to={`/?prompt=${id}`}>{text}</Link>
          <p>
            {principle} · {how}
          </p>
        </li>
      ))}
    </ul>
  );
}
