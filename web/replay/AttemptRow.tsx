import { Link } from 'react-router';
import type { AttemptSummary, Source } from '#contract/attempt.ts';
import type { SearchHit as Hit } from '#contract/list.ts';
import { PointsHeard } from '../conversation/PointsHeard.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { DeleteAttempt } from './DeleteAttempt.tsx';
import { timeOfDay } from './days.ts';
import { goOnAddress } from './goOn.ts';
import { Levels } from './Levels.tsx';
import { SearchHit } from './SearchHit.tsx';

const SOURCE_WORDS: Record<Source, string> = {
  microphone: 'spoken',
  upload: 'uploaded',
  typed: 'typed',
};

/** What an attempt is, beside its question: principle, how it came in, how long it is. */
export function attemptFacts({
  question,
  source,
  durationMs,
  loopId,
  conversation,
}: AttemptSummary): string {
  const facts = [
    question.principle,
    conversation && 'conversation',
    SOURCE_WORDS[source],
    durationMs && clock(durationMs),
    loopId && 'in a loop',
  ];
  return facts.filter(Boolean).join(' · ');
}

interface AttemptRowProps {
  attempt: AttemptSummary & { hit?: Hit | undefined };
}

/** One line of the list of attempts, with what was found in it. */
export function AttemptRow({ attempt }: AttemptRowProps) {
  const { id, question, createdAtMs, levels, state, conversation, hit } = attempt;
  const time = timeOfDay(createdAtMs);
  return (
    <li className="attempt-row" data-state={state}>
      <time dateTime={new Date(createdAtMs).toISOString()}>{time}</time>
      <div className="attempt-row-question">
        <Link to={`/attempts/${id}`}>{question.text}</Link>
        <p>{attemptFacts(attempt)}</p>
        {hit && <SearchHit attemptId={id} hit={hit} />}
      </div>
      <div className="attempt-row-end">
        {levels && <Levels levels={levels} />}
        {conversation && state === 'rated' && <PointsHeard attemptId={id} />}
        {!conversation && state === 'rated' && !levels && <p>Too short</p>}
        {state === 'recording' && <p>Being recorded</p>}
        {state === 'interrupted' && (
          <>
            <p>Interrupted</p>
            <ButtonLink to={goOnAddress(attempt)}>Go on with it</ButtonLink>
          </>
        )}
        {state !== 'recording' && <DeleteAttempt id={id} ofList={`${time}, ${question.text}`} />}
      </div>
    </li>
  );
}
