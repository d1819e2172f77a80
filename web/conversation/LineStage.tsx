import { useNavigate } from 'react-router';
import type { Conversation } from '#contract/conversation.ts';
import { useInterrupted } from '../api.ts';
import { ReadAloudControls } from '../rehearse/ReadAloudControls.tsx';
import type { Prompt } from '../rehearse/stage.ts';
import type { AnswerControls } from '../rehearse/useAnswer.ts';
import type { ReadAloud } from '../rehearse/useReadAloud.ts';
import { Ways } from '../rehearse/Ways.tsx';
import { goOnAddress } from '../replay/goOn.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import '../loop/Interview.css';

interface LineStageProps {
  conversation: Conversation;
  /** The line's number, from 1. */
  number: number;
  prompt: Prompt;
  /** Null before the first reply. */
  attemptId: string | null;
  cutOffId: string | null;
  answer: AnswerControls;
  aloud: ReadAloud;
}

/** The other person says a line; the candidate replies, hears it again, or ends it there. */
export function LineStage(props: LineStageProps) {
  const { conversation, number, prompt, attemptId, cutOffId, answer, aloud } = props;
  const { title, about, interlocutor, lines } = conversation;
  const navigate = useNavigate();
  useShortcuts([
    ...(aloud.canRead
      ? [
          {
            key: 'h',
            label: 'H',
            says: 'Hear it again',
            run: () => aloud.read(prompt.text, interlocutor.voice),
          },
        ]
      : []),
    { key: 'Escape', label: 'Esc', says: 'Leave', run: () => navigate('/loops') },
  ]);
  return (
    <div className="turn">
      {attemptId === null && <CutOff conversationId={conversation.id} />}
      <div className="turn-head">
        <p className="turn-who">
          <strong>{interlocutor.name}</strong>, {interlocutor.role}
        </p>
        <p className="turn-place">
          {title} · {number} of {lines.length + 1}
        </p>
      </div>
      {number === 1 && <p className="turn-manner">{about}</p>}
      <h1 className="prompt-text">{prompt.text}</h1>
      <ReadAloudControls aloud={aloud} text={prompt.text} voice={interlocutor.voice} />
      <div className="prompt-start">
        <Ways prompt={prompt} answer={answer} aloud={aloud} cutOffId={cutOffId} />
      </div>
      <div className="turn-ends">
        {attemptId === null ? (
          <ButtonLink look="quiet" to="/loops">
            Not now
          </ButtonLink>
        ) : (
          <ButtonLink look="quiet" to={`/attempts/${attemptId}`}>
            End the conversation
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

/** The first reply of an earlier try was cut off before it ended. */
function CutOff({ conversationId }: { conversationId: string }) {
  const { data: attempts = [] } = useInterrupted();
  const cutOff = attempts.find(({ conversation }) => conversation?.id === conversationId);
  if (!cutOff) return null;
  return (
    <Notice
      kind="status"
      title="Your reply was interrupted."
      actions={<ButtonLink to={goOnAddress(cutOff)}>Go on with it</ButtonLink>}
    >
      What you had said is kept. Go on where it ends, or begin anew below.
    </Notice>
  );
}
