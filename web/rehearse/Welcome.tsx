import { Link } from 'react-router';
import { whatLeaves } from '../models/words.ts';
import { useRemote } from '../remote.ts';
import { Button } from '../ui/Button.tsx';
import './Welcome.css';

/** The first visit: what this is, what stays here and what does not, one button. */
export function Welcome({ onStart }: { onStart: () => void }) {
  const { data: remote } = useRemote();
  const leaves = whatLeaves(remote);
  return (
    <div className="welcome">
      <h1>Rehearse the interview out loud, before it counts.</h1>
      <p className="welcome-lead">
        You get a Bar Raiser prompt, answer it in English as you would in the room, and read along
        while you speak. When you stop, a strict scorecard shows what your answer proved, in your
        own words, and what to say next time.
      </p>
      <dl>
        <div>
          <dt>Kept on this computer</dt>
          <dd>
            Your voice, the transcript and every scorecard.{' '}
            {remote && leaves === null && 'Nothing is sent anywhere.'}
          </dd>
        </div>
        {leaves !== null && (
          <div>
            <dt>Sent elsewhere</dt>
            <dd>
              {leaves} <Link to="/models">Change</Link>
            </dd>
          </div>
        )}
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
