import { Button, ButtonLink } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { useTitle } from './useTitle.ts';

/** A screen that broke. */
export function Lost() {
  useTitle('Something broke');
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
