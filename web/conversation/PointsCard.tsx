import type { Conversation, ConversationCard, PointFinding } from '#contract/conversation.ts';
import type { Evidence } from '#contract/element.ts';
import { type Spoken, startMsOf } from '../scorecard/notes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Quote } from '../ui/Quote.tsx';
import { lengthOf } from './length.ts';
import { metIn } from './points.ts';
import './PointsCard.css';

interface PointsCardProps {
  conversation: Conversation;
  card: ConversationCard;
  /** The replies that it was made from. */
  spoken: Spoken;
  /** Plays just a passage; without it there are no play marks. */
  onPlay?: (evidence: Evidence) => void;
}

type Point = Conversation['points'][number];

/** What was listened for in a conversation: each point with the words that say it, or what is missing. */
export function PointsCard({ conversation, card, spoken, onPlay }: PointsCardProps) {
  const points = conversation.points.flatMap((point) => {
    const finding = card.findings.find(({ id }) => id === point.id);
    return finding ? [{ point, finding }] : [];
  });
  return (
    <section className="points" aria-labelledby="points-title">
      <h2 id="points-title">{metIn(card)}</h2>
      {conversation.judged === 'lastReply' && spoken.length > 1 && (
        <p className="points-note">Your last telling is judged; the one before stands below.</p>
      )}
      {!card.sufficient && (
        <Notice
          kind="status"
          title={`Too short to judge: ${card.words} ${card.words === 1 ? 'word' : 'words'}.`}
        >
          From 25 words on there is something to listen for.
        </Notice>
      )}
      <ul>
        {points.map(({ point, finding }) => (
          <li key={point.id} data-met={finding.met}>
            <Icon name={finding.met ? 'check' : 'close'} />
            <div>
              <h3>
                {point.name} <span>{outcomeOf(finding)}</span>
              </h3>
              {point.id === 'two-minutes' && <p className="points-length">{lengthOf(card)}</p>}
              <Findings point={point} finding={finding} spoken={spoken} onPlay={onPlay} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Own deeds and the length are no words that could be found or missing. */
function outcomeOf({ id, met, said }: PointFinding): string {
  if (id === 'own-deed' && said.length > 0) return `${said.length} heard`;
  if (id === 'own-deed') return met ? 'none heard' : 'too little said';
  if (id === 'two-minutes') return met ? 'kept' : 'not kept';
  return met ? 'found' : 'missing';
}

interface FindingsProps {
  point: Point;
  finding: PointFinding;
  spoken: Spoken;
  onPlay: PointsCardProps['onPlay'];
}

function Findings({ point, finding: { met, said }, spoken, onPlay }: FindingsProps) {
  return (
    <>
      <p>{met ? point.meaning : point.missing}</p>
      {said.map(({ evidence, quote, instead }) => (
        <div key={`${evidence.utteranceId} ${evidence.from}`} className="points-said">
          <Quote
            text={quote}
            dimension={null}
            startMs={startMsOf(evidence, spoken)}
            onPlay={onPlay && (() => onPlay(evidence))}
          />
          {instead && (
            <p>
              <span>Instead</span> {instead}
            </p>
          )}
        </div>
      ))}
    </>
  );
}
