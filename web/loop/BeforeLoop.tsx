import { useNavigate } from 'react-router';
import type { Scenario } from '#contract/scenario.ts';
import { GoesWhere } from '../models/GoesWhere.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useBeginLoop } from './loops.ts';
import { factsOf } from './scenario-facts.ts';

/** Who will ask, and how it goes, before anybody speaks. */
export function BeforeLoop({ scenario }: { scenario: Scenario }) {
  const { id, title, about, interviewers, probes } = scenario;
  const begin = useBeginLoop();
  const navigate = useNavigate();
  const start = () =>
    begin.isPending ||
    begin.mutate(id, { onSuccess: (loop) => void navigate(`/loops/${loop.id}`) });
  useShortcuts([
    { key: ' ', label: 'Space', says: 'Begin', run: start },
    { key: 'Escape', label: 'Esc', says: 'Back to the loops', run: () => navigate('/loops') },
  ]);
  return (
    <div className="before">
      <div className="loops-head">
        <h1>{title}</h1>
        <p>{about}</p>
        <p className="loop-facts">{factsOf(scenario)}</p>
      </div>
      <section aria-label="Who asks">
        <h2>{interviewers.length === 1 ? 'Who asks' : 'Who asks, in this order'}</h2>
        <ol className="before-cast">
          {interviewers.map((interviewer) => (
            <li key={interviewer.id}>
              <h3>{interviewer.name}</h3>
              <p>{interviewer.role}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="How it goes">
        <h2>How it goes</h2>
        <ul className="before-rules">
          <li>{probesOf(probes)}</li>
          <li>Nobody cuts in. However long you are silent, the answer ends when you stop it.</li>
          <li>Between two answers you can take a break; the loop waits, tomorrow too.</li>
          <li>
            {interviewers.length === 1
              ? 'At the end you read the vote, and the words of yours that it rests on.'
              : 'At the end each of them votes alone. Then you read the votes, and the words of yours that they rest on.'}
          </li>
        </ul>
      </section>
      {begin.error && (
        <Notice kind="problem" title="The loop was not begun.">
          {begin.error.message}
        </Notice>
      )}
      <div className="prompt-ways">
        <Button look="primary" keyLabel="space" isDisabled={begin.isPending} onPress={start}>
          Begin
        </Button>
        <ButtonLink look="quiet" to="/loops">
          Not now
        </ButtonLink>
      </div>
      <GoesWhere />
    </div>
  );
}

function probesOf(probes: number): string {
  const asked = 'You are asked aloud and answer aloud';
  if (probes === 0) return `${asked}.`;
  if (probes === 1)
    return `${asked}; after each answer there may be one probe at what was missing.`;
  return `${asked}; after each answer there are up to ${probes} probes at what was missing.`;
}
