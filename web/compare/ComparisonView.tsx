import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Evidence } from '#contract/element.ts';
import { dayName, timeOfDay } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import {
  type Both,
  both,
  compare,
  type Rated,
  TELLING_NAMES,
  TELLINGS,
  type Telling,
} from './comparison.ts';
import { Elements } from './Elements.tsx';
import { LevelChanges } from './LevelChanges.tsx';
import { Parts } from './Parts.tsx';
import { usePassages } from './usePassages.ts';

/** What one telling gained and lost against the other, with the words and the sound of both. */
export function ComparisonView({ tellings }: { tellings: Both<Rated> }) {
  const isOnePrompt = tellings.earlier.question.text === tellings.later.question.text;
  const comparison = useMemo(() => compare(tellings), [tellings]);
  const passages = { earlier: usePassages(tellings.earlier), later: usePassages(tellings.later) };
  const stop = () => {
    passages.earlier.stop();
    passages.later.stop();
  };
  useShortcuts([{ key: ' ', label: 'Space', says: 'Stop the sound', run: stop }]);
  const play = both((telling) => {
    const playOne = passages[telling].play;
    if (playOne === null) return null;
    return (passage: Evidence) => {
      stop();
      playOne(passage);
    };
  });

  return (
    <article className="compare">
      <header className="compare-head">
        <h1>Two tellings</h1>
        {isOnePrompt && <p>{tellings.later.question.text}</p>}
        <div className="compare-pair">
          {TELLINGS.map((telling) => (
            <Facts
              key={telling}
              telling={telling}
              attempt={tellings[telling]}
              showsPrompt={!isOnePrompt}
            />
          ))}
        </div>
        {comparison.isMixed && (
          <p className="compare-mixed">
            These two were scored by different versions of the rating, so a level may differ for
            that reason alone.
          </p>
        )}
        <ButtonLink look="quiet" to={`/compare?a=${tellings.later.id}`}>
          Compare with another telling
        </ButtonLink>
      </header>
      <LevelChanges dimensions={comparison.dimensions} />
      <Elements elements={comparison.elements} tellings={tellings} play={play} />
      <Parts parts={comparison.parts} tellings={tellings} play={play} />
    </article>
  );
}

interface FactsProps {
  telling: Telling;
  attempt: Rated;
  showsPrompt: boolean;
}

function Facts({ telling, attempt, showsPrompt }: FactsProps) {
  const { delivery } = attempt.scorecard;
  const { durationMs, wordsPerMinute } = delivery;
  return (
    <section aria-label={TELLING_NAMES[telling]}>
      <h2>
        <Link to={`/attempts/${attempt.id}`}>
          {TELLING_NAMES[telling]}: {dayName(attempt.createdAtMs, Date.now())},{' '}
          {timeOfDay(attempt.createdAtMs)}
        </Link>
      </h2>
      {showsPrompt && <p className="compare-prompt">{attempt.question.text}</p>}
      <p>
        {durationMs !== null && `${clock(durationMs)}, `}
        {delivery.words} words
        {wordsPerMinute !== null && `, ${Math.round(wordsPerMinute)} a minute`}
      </p>
      {attempt.levels && <Levels levels={attempt.levels} />}
    </section>
  );
}
