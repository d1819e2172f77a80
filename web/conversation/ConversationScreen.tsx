import { useParams, useSearchParams } from 'react-router';
import { useAttempt } from '../api.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { Talk } from './Talk.tsx';
import { useConversations } from './useConversations.ts';

/** A conversation from its beginning, or `?attempt=` from where that attempt at it stands. */
export function ConversationScreen() {
  useTitle('Conversation');
  const { id } = useParams();
  const [search] = useSearchParams();
  const attemptId = search.get('attempt');
  const conversations = useConversations();
  const held = useAttempt(attemptId);
  const asked = attemptId === null ? conversations : held;
  const attempt = attemptId === null ? null : (held.data ?? null);
  const conversation =
    attemptId === null ? conversations.data?.find((one) => one.id === id) : held.data?.conversation;

  const away = (
    <ButtonLink look="quiet" to="/loops">
      To the conversations
    </ButtonLink>
  );
  // A talk under way goes on while the server is away.
  if (asked.error && !asked.data) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This conversation could not be opened."
        actions={
          <>
            <Button onPress={() => void asked.refetch()}>Try again</Button>
            {away}
          </>
        }
      >
        {asked.error.message}
      </Notice>
    );
  }
  if (conversation) return <Talk conversation={conversation} attempt={attempt} />;
  if (asked.data) {
    return (
      <Notice kind="problem" isPage title="There is no such conversation." actions={away}>
        It may have been renamed or taken out since the address was made.
      </Notice>
    );
  }
  return <p>Opening the conversation…</p>;
}
