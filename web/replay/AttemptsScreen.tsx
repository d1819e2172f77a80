import { useAttempts } from '../api.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { AttemptRow } from './AttemptRow.tsx';
import { daysOf } from './days.ts';
import './AttemptsScreen.css';

/** Every attempt, newest first, by day. */
export function AttemptsScreen() {
  useTitle('Attempts');
  return (
    <div className="attempts">
      <h1>Attempts</h1>
      <AttemptsByDay />
    </div>
  );
}

function AttemptsByDay() {
  const { data: attempts, error, refetch } = useAttempts();
  if (attempts?.length === 0) return <NoAttempts />;
  if (attempts) {
    return daysOf(attempts, Date.now()).map((day) => (
      <section key={day.startMs} aria-label={day.name}>
        <h2>{day.name}</h2>
        <ul>
          {day.attempts.map((attempt) => (
            <AttemptRow key={attempt.id} attempt={attempt} />
          ))}
        </ul>
      </section>
    ));
  }
  if (error) {
    return (
      <Notice
        kind="problem"
        title="The attempts could not be read."
        actions={<Button onPress={() => void refetch()}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
  return <p>Opening…</p>;
}

function NoAttempts() {
  return (
    <div className="attempts-none">
      <p>
        Nothing here yet. Every answer that you give is kept on this computer: its sound, its words
        and its scorecard, to listen to again.
      </p>
      <ButtonLink look="primary" to="/">
        Go to a prompt
      </ButtonLink>
    </div>
  );
}
