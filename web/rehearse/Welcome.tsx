import { Button } from '../ui/Button.tsx';
import './Welcome.css';

/** The first visit: what this is, what stays here, one button. */
export function Welcome({ onStart }: { onStart: () => void }) {
  return (
    <div className="welcome">
      <h1>Rehearse the interview out loud, before it counts.</h1>
      <p className="welcome-lead">
        You get a Bar Raiser prompt, answer it as you would in the room, and read along while you
        speak. When you stop, a strict scorecard shows what your answer proved, in your own words,
        and what to say next time.
      </p>
      <dl>
        <div>
          <dt>Stays on this computer</dt>
          <dd>Your voice, the transcript and every scorecard. Nothing is sent anywhere.</dd>
        </div>
        <div>
          <dt>Not needed</dt>
          <dd>An account, a key, or the internet.</dd>
        </div>
      </dl>
      <Button look="primary" onPress={onStart}>
        Choose a prompt
      </Button>
    </div>
  );
}
