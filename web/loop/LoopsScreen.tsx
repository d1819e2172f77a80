import { useSearchParams } from 'react-router';
import type { LoopSummary } from '#contract/loop.ts';
import type { Scenario } from '#contract/scenario.ts';
import { ConversationsSection } from '../conversation/ConversationsSection.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { BeforeLoop } from './BeforeLoop.tsx';
import { LoopRow } from './LoopRow.tsx';
import { useLoops, useScenarios } from './loops.ts';
import { factsOf } from './scenario-facts.ts';
import './LoopsScreen.css';

const KINDS: readonly { kinds: readonly Scenario['kind'][]; title: string; about: string }[] = [
  {
    kinds: ['warmUp', 'loop'],
    title: 'Interviews',
    about: 'Each ends in a debrief: votes, the words they rest on, and what to rehearse next.',
  },
  {
    kinds: ['drill'],
    title: 'Drills',
    about: 'One interviewer, one theme, until the story stands.',
  },
];

/** What can be rehearsed as a whole, what is half done, and what was done; `?begin=` shows one of them before it begins. */
export function LoopsScreen() {
  useTitle('Loops');
  const [search] = useSearchParams();
  const { data: scenarios } = useScenarios();
  const chosen = scenarios?.find(({ id }) => id === search.get('begin'));
  return chosen ? <BeforeLoop scenario={chosen} /> : <AllLoops />;
}

function AllLoops() {
  const { data: scenarios, error, refetch } = useScenarios();
  const { data: loops = [] } = useLoops();
  const open = loops.find(({ state }) => state === 'open');
  return (
    <div className="loops">
      <div className="loops-head">
        <h1>Loops</h1>
        <p>
          Several interviewers, each with their own principles. They probe after every answer, vote
          by themselves, then meet. One of them raises the bar, and nobody says who.
        </p>
      </div>
      {open && <OpenLoop loop={open} />}
      {error && (
        <Notice
          kind="problem"
          title="The loops could not be read."
          actions={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {scenarios &&
        KINDS.map(({ kinds, title, about }) => (
          <section key={title} aria-label={title}>
            <h2>
              {title} <span>{about}</span>
            </h2>
            <ul>
              {scenarios
                .filter(({ kind }) => kinds.includes(kind))
                .map((scenario) => (
                  <ScenarioRow key={scenario.id} scenario={scenario} />
                ))}
            </ul>
          </section>
        ))}
      <ConversationsSection />
      {loops.length > 0 && (
        <section aria-label="Done and half done">
          <h2>Done and half done</h2>
          <ul>
            {loops.map((loop) => (
              <LoopRow key={loop.id} loop={loop} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function OpenLoop({ loop }: { loop: LoopSummary }) {
  return (
    <Notice
      kind="status"
      title="A loop is half done."
      actions={<ButtonLink to={`/loops/${loop.id}`}>Go on with it</ButtonLink>}
    >
      {loop.title}: {loop.answered} of {loop.questions} questions answered. It waits where you left
      it.
    </Notice>
  );
}

function ScenarioRow({ scenario }: { scenario: Scenario }) {
  const { id, title, about } = scenario;
  return (
    <li className="loop-row">
      <h3>{title}</h3>
      <div className="loop-about">
        <p>{about}</p>
        <p className="loop-facts">{factsOf(scenario)}</p>
      </div>
      <ButtonLink to={`/loops?begin=${encodeURIComponent(id)}`}>
        Open <span className="unseen">{title}</span>
      </ButtonLink>
    </li>
  );
}
