import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Shown in place of levels when there was too little to rate. */
export function TooShort({ words, promptId }: { words: number; promptId: string | null }) {
  return (
    <Notice
      kind="status"
      title={`Too short to score: ${words} ${words === 1 ? 'word' : 'words'}.`}
      actions={
        <ButtonLink look="primary" to={promptId ? `/?prompt=${promptId}` : '/'}>
          Answer it again
        </ButtonLink>
      }
    >
      From 25 words on there is something to rate; two to four minutes are usual. Tell one story:
      what happened, what you decided, who owned it and what changed.
    </Notice>
  );
}
