import { FileTrigger } from 'react-aria-components';
import type { TakenIn } from '#contract/archive.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTakeIn } from './useFolder.ts';

/** Takes an archive in, and says what came of it. */
export function TakeIn() {
  const { mutate, data, error, isPending } = useTakeIn();
  return (
    <section aria-labelledby="take-in-title">
      <h2 id="take-in-title">Import an archive</h2>
      <p>
        Adds what is in it and not yet here. What is here already stays as it is, so nothing is lost
        or doubled. An archive that is not whole is refused as a whole.
      </p>
      <div>
        <FileTrigger
          acceptedFileTypes={['.zip', 'application/zip']}
          onSelect={(files) => {
            const archive = files?.item(0);
            if (archive) mutate(archive);
          }}
        >
          <Button icon="upload" isDisabled={isPending}>
            {isPending ? 'Importing…' : 'Choose an archive'}
          </Button>
        </FileTrigger>
      </div>
      {data && (
        <Notice
          kind="status"
          title={resultOf(data)}
          actions={
            data.added > 0 && (
              <ButtonLink look="quiet" to="/attempts">
                To the attempts
              </ButtonLink>
            )
          }
        />
      )}
      {error && (
        <Notice kind="problem" title="Nothing was imported.">
          {error.message}
        </Notice>
      )}
    </section>
  );
}

function resultOf({ added, alreadyHere }: TakenIn): string {
  if (added === 0) return 'Nothing was added: all of it was here already.';
  const attempts = added === 1 ? '1 attempt was added' : `${added} attempts were added`;
  return alreadyHere === 0 ? `${attempts}.` : `${attempts}; ${alreadyHere} were here already.`;
}
