import { ButtonLink } from '../ui/Button.tsx';
import { useConversations } from './useConversations.ts';

/** The conversations among what can be rehearsed as a whole. */
export function ConversationsSection() {
  const { data: conversations, error } = useConversations();
  return (
    <section aria-label="Conversations">
      <h2>
        Conversations{' '}
        <span>Nobody rates them: what should be said is listened for, point by point.</span>
      </h2>
      {error && <p>They could not be read. {error.message}</p>}
      <ul>
        {conversations?.map(({ id, title, about, interlocutor, lines, minutes }) => (
          <li key={id} className="loop-row">
            <h3>{title}</h3>
            <div className="loop-about">
              <p>{about}</p>
              <p className="loop-facts">
                with {interlocutor.name} · {lines.length + 1}{' '}
                {lines.length === 0 ? 'reply' : 'replies'} · about {minutes} minutes
              </p>
            </div>
            <ButtonLink to={`/loops/conversations/${id}`}>
              Open <span className="unseen">{title}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
