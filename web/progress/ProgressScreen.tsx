import { useQuery } from '@tanstack/react-query';
import { DIMENSIONS } from '#contract/element.ts';
import { Progress } from '#contract/progress.ts';
import { read } from '../api.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { ElementsTable } from './ElementsTable.tsx';
import { LevelsOverTime } from './LevelsOverTime.tsx';
import { MissingPieces } from './MissingPieces.tsx';
import { Weeks } from './Weeks.tsx';
import './Progress.css';

/** What the rehearsals come to: what keeps missing, the levels over time, the elements, the weeks. */
export function ProgressScreen() {
  useTitle('Progress');
  const {
    data: progress,
    error,
    refetch,
  } = useQuery({
    queryKey: ['progress'],
    queryFn: () => read(`/api/progress?offsetMinutes=${new Date().getTimezoneOffset()}`, Progress),
    gcTime: 0,
  });
  return (
    <div className="progress-screen">
      <h1>Progress</h1>
      {progress && <Told progress={progress} />}
      {!progress && error && (
        <Notice
          kind="problem"
          title="The progress could not be read."
          actions={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {!progress && !error && <p>Opening…</p>}
    </div>
  );
}

function Told({ progress }: { progress: Progress }) {
  if (progress.answers === 0) {
    return (
      <div className="progress-none">
        <p>
          Nothing here yet. After a few answers this page says what keeps missing in them, and
          whether a level has really moved.
        </p>
        <ButtonLink look="primary" to="/">
          Go to a prompt
        </ButtonLink>
      </div>
    );
  }
  return (
    <>
      <MissingPieces elements={progress.elements} />
      <section aria-labelledby="over-time-title">
        <h2 id="over-time-title">Levels over time</h2>
        <p className="progress-note">
          A single level may be off by about one: the rating’s own error is{' '}
          {DIMENSIONS.map((dimension) => `${progress.noise[dimension]} in ${dimension}`).join(', ')}
          . A change is only called one when ten answers differ from the ten before them by more
          than that error and the answers’ own spread can explain.
        </p>
        <div className="progress-charts">
          {DIMENSIONS.map((dimension) => (
            <LevelsOverTime key={dimension} dimension={dimension} progress={progress} />
          ))}
        </div>
      </section>
      <ElementsTable elements={progress.elements} points={progress.points} />
      <Weeks weeks={progress.weeks} />
    </>
  );
}
