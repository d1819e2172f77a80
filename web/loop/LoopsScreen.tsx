import { useNavigate } from 'react-router';
import type { LoopSummary } from '#contract/loop.ts';
import type { Scenario } from '#contract/scenario.ts';
import { ConversationsSection } from '../conversation/ConversationsSection.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { LoopRow } from './LoopRow.tsx';
import { useBeginLoop, useLoops, useScenarios } from './loops.ts';
import './LoopsScreen.css';

const KINDS: readonly { kind: Scenario['kind']; title: string }[] = [
  { kind: 'warmUp', title: 'Warm up' },
  { kind: 'loop', title: 'Loops' },
  { kind: 'drill', title: 'Drills' },
];

/** What can be rehearsed as a whole, what is half done, and what was done. */
export function LoopsScreen() {
  useTitle('Loops');
  const { data: scenarios, error, refetch } = useScenarios();
  const { data: loops = [] } = useLoops();
  const begin = useBeginLoop();
  const navigate = useNavigate();
  const open = loops.find(({ state }) => state === 'open');

  function start(scenarioId: string) {
    begin.mutate(scenarioId, { onSuccess: ({ id }) => void navigate(`/loops/${id}`) });
  }

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
      {begin.error && (
        <Notice kind="problem" title="The loop was not begun.">
          {begin.error.message}
        </Notice>
      )}
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
        KINDS.map(({ kind, title }) => (
          <section key={kind} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {scenarios
                .filter((scenario) => scenario.kind === kind)
                .map((scenario) => (
                  <ScenarioRow
                    key={scenario.id}
                    scenario={scenario}
                    isBusy={begin.isPending}
                    onBegin={() => start(scenario.id)}
                  />
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

interface ScenarioRowProps {
  scenario: Scenario;
  isBusy: boolean;
  onBegin: () => void;
}

function ScenarioRow({ scenario, isBusy, onBegin }: ScenarioRowProps) {
  return (
    <li className="loop-row">
      <div>
        <h3>{scenario.title}</h3>
        <p>{scenario.about}</p>
        <p className="loop-facts">{factsOf(scenario)}</p>
      </div>
      <Button isDisabled={isBusy} onPress={onBegin} aria-label={`Begin: ${scenario.title}`}>
        Begin
      </Button>
    </li>
  );
}

function factsOf({ interviewers, minutes, realMinutes }: Scenario): string {
  const questions = interviewers.flatMap((interviewer) => interviewer.questions).length;
  return [
    interviewers.length === 1 ? 'one interviewer' : `${interviewers.length} interviewers`,
    questions === 1 ? 'one question' : `${questions} questions`,
    `about ${minutes} minutes`,
    ...(realMinutes > minutes ? [`${timeOf(realMinutes)} in life`] : []),
  ].join(' · ');
}

/** Minutes in the words of a day's plan. */
function timeOf(minutes: number): string {
  if (minutes < 100) return `${minutes} minutes`;
  return `${Math.round(minutes / 30) / 2} hours`;
}
