import { useRouteError } from 'react-router';
import { ApiError, request } from '../api.ts';
import { Button, ButtonLink } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { useTitle } from './useTitle.ts';

/** A screen that broke, or that could not be fetched because Understudy is not running. */
export function Lost() {
  const error = useRouteError();
  const isUnreachable = error instanceof ApiError;
  useTitle(isUnreachable ? 'Not answering' : 'Something broke');
  if (isUnreachable) {
    return (
      <Notice
        kind="problem"
        isPage
        title="This screen could not be opened."
        actions={<Button onPress={() => void reloadOnceAnswered()}>Try again</Button>}
      >
        {error.message}
      </Notice>
    );
  }
  return (
    <Notice
      kind="problem"
      isPage
      title="This screen broke."
      actions={
        <>
          <Button onPress={() => window.location.reload()}>Reload the page</Button>
          <ButtonLink look="quiet" to="/">
            Go to a prompt
          </ButtonLink>
        </>
      }
    >
      Your attempts are safe: they are kept on this computer as they are recorded.
    </Notice>
  );
}

/** Without an answer a reload would leave the browser's own error in place of the page. */
async function reloadOnceAnswered(): Promise<void> {
  const answers = await request('/').then(
    () => true,
    () => false,
  );
  if (answers) window.location.reload();
}

/** An address that leads to no screen. */
export function Nowhere() {
  useTitle('No such page');
  return (
    <Notice
      kind="problem"
      isPage
      title="There is no page at this address."
      actions={<ButtonLink to="/">Go to a prompt</ButtonLink>}
    />
  );
}
