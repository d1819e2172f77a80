import type { Debrief } from '#contract/loop.ts';
import { dateOf } from '../replay/days.ts';
import { Levels } from '../replay/Levels.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { BarRaiserView } from './BarRaiserView.tsx';
import { Contradictions } from './Contradictions.tsx';
import { FeedbackView } from './FeedbackView.tsx';
import { debriefAddress } from './loops.ts';
import { ToldTwice } from './ToldTwice.tsx';
import './Debrief.css';

/** The outcome, the votes side by side, the Bar Raiser, each one's feedback, and what to do next. */
export function DebriefView({ debrief }: { debrief: Debrief }) {
  const { loopId, title, createdAtMs, says, gap, votes, levels, stories, questions } = debrief;
  return (
    <article className="debrief">
      <header className="debrief-head">
        <p>
          Debrief · {title} · {dateOf(createdAtMs)}
        </p>
        <h1>{debrief.outcome ?? 'No readiness yet'}</h1>
        <p className="debrief-says">{says}</p>
        {gap && (
          <p className="debrief-gap">
            <span>The gap that decides it</span> {gap}
          </p>
        )}
        <div className="debrief-sum">
          {votes && (
            <p>
              L7: <strong>{votes.L7}</strong> · L6: <strong>{votes.L6}</strong>
            </p>
          )}
          {levels && (
            <div className="debrief-medians">
              <p>{stories === 1 ? 'One story' : `Medians of ${stories} stories`}</p>
              <Levels levels={levels} />
            </div>
          )}
          {debrief.outcome && stories < questions && (
            <p>
              {stories} of {questions} questions could be rated.
            </p>
          )}
        </div>
        <div className="debrief-take">
          {debrief.feedback.some(({ attemptIds }) => attemptIds.length > 0) && (
            <ButtonLink look="quiet" icon="play" to={`/loops/${loopId}/replay`}>
              Listen to it
            </ButtonLink>
          )}
          <Button look="quiet" onPress={() => window.print()}>
            Print
          </Button>
          <a className="button button-quiet" href={debriefAddress(loopId, 'markdown')} download>
            <span>Markdown</span>
          </a>
          <a
            className="button button-quiet"
            href={debriefAddress(loopId, 'json')}
            download="debrief.json"
          >
            <span>JSON</span>
          </a>
          <a className="button button-quiet" href={`/api/loops/${loopId}/archive`} download>
            <span>Archive</span>
          </a>
        </div>
      </header>
      {debrief.next.length > 0 && (
        <section aria-label="Rehearse next">
          <h2>Rehearse next</h2>
          <ol className="debrief-next">
            {debrief.next.map(({ bankId, question, why }) => (
              <li key={bankId}>
                <div>
                  <h3>{question}</h3>
                  <p>{why}</p>
                </div>
                <ButtonLink to={`/?prompt=${encodeURIComponent(bankId)}`}>
                  Rehearse it <span className="unseen">{question}</span>
                </ButtonLink>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Room debrief={debrief} />
      {debrief.barRaiser && <BarRaiserView barRaiser={debrief.barRaiser} />}
      {debrief.conditions.length > 0 && (
        <section aria-label="What L7 takes">
          <h2>What L7 takes</h2>
          <ul className="debrief-conditions">
            {debrief.conditions.map(({ id, holds, says: told }) => (
              <li key={id} data-holds={holds}>
                <Icon name={holds ? 'check' : 'close'} />
                <p>
                  <strong>{holds ? 'Met.' : 'Missed.'}</strong> {told}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Contradictions debrief={debrief} />
      <ToldTwice debrief={debrief} />
      <section aria-label="What was written down" className="debrief-written-down">
        <h2>{debrief.feedback.length > 1 ? 'What each wrote down' : 'What was written down'}</h2>
        {debrief.feedback.map((feedback) => (
          <FeedbackView key={feedback.interviewer.id} feedback={feedback} />
        ))}
      </section>
    </article>
  );
}

/** The votes as they lay on the table, each fixed before the others were shown. */
function Room({ debrief }: { debrief: Debrief }) {
  return (
    <section aria-label="The room">
      <h2>The room</h2>
      <table className="debrief-room">
        {debrief.feedback.length > 1 && (
          <caption>Each vote was fixed before the others were shown.</caption>
        )}
        <thead>
          <tr>
            <th scope="col">Interviewer</th>
            <th scope="col">L7</th>
            <th scope="col">L6</th>
            <th scope="col">Levels</th>
          </tr>
        </thead>
        <tbody>
          {debrief.feedback.map(({ interviewer, votes, levels }) => (
            <tr key={interviewer.id}>
              <th scope="row">
                {interviewer.name}
                {interviewer.barRaiser && <span className="debrief-raiser"> Bar Raiser</span>}
              </th>
              <td>{votes?.L7 ?? 'No vote'}</td>
              <td>{votes?.L6 ?? 'No vote'}</td>
              <td>{levels ? <Levels levels={levels} /> : 'Nothing to rate'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
