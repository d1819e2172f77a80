import type { FolderContents } from '#contract/archive.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { DeleteEverything } from './DeleteEverything.tsx';
import { sizeOf } from './size.ts';
import { TakeIn } from './TakeIn.tsx';
import { useFolder } from './useFolder.ts';
import './Keep.css';

/** Where the data lies, and how it is taken along, taken in, and deleted. */
export function KeepScreen() {
  useTitle('Your data');
  const { data: folder, error, refetch } = useFolder();
  return (
    <div className="keep">
      <h1>Your data</h1>
      {folder && <Contents folder={folder} />}
      {!folder && error && (
        <Notice
          kind="problem"
          title="The folder could not be read."
          actions={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {!folder && !error && <p>Opening…</p>}
      <section aria-labelledby="take-along-title">
        <h2 id="take-along-title">Take it along</h2>
        <p>
          One file with every answer: its sound, its words, its scorecards, your loops and stories.
          Import it in Understudy on another computer and all of it is there.
        </p>
        <p>
          <a className="button button-plain" href="/api/archive" download>
            <span>Export everything</span>
          </a>
        </p>
        <p className="keep-aside">
          A single attempt can be taken along from its own page, a loop from its debrief.
        </p>
      </section>
      <TakeIn />
      <DeleteEverything />
    </div>
  );
}

function Contents({ folder }: { folder: FolderContents }) {
  const { path, attempts, recordings, database, voices, backups } = folder;
  return (
    <section aria-label="What is kept">
      {attempts === 0 && recordings.files === 0 ? (
        <p className="keep-lead">Nothing is kept. The folder is empty but for its database.</p>
      ) : (
        <p className="keep-lead">
          {count(attempts, 'attempt')} with {count(recordings.files, 'recording')}, all in one
          folder on this computer.
        </p>
      )}
      <dl>
        <dt>Folder</dt>
        <dd>
          <code>{path}</code>
        </dd>
        <dt>Recordings</dt>
        <dd>{filesIn(recordings)}</dd>
        <dt>Database</dt>
        <dd>{sizeOf(database.bytes)}</dd>
        {voices.files > 0 && (
          <>
            <dt>Interviewers’ voices</dt>
            <dd>{filesIn(voices)}</dd>
          </>
        )}
        {backups.files > 0 && (
          <>
            <dt>Copies from before an update</dt>
            <dd>{filesIn(backups)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function filesIn({ files, bytes }: FolderContents['recordings']): string {
  return files === 0 ? 'none' : `${count(files, 'file')}, ${sizeOf(bytes)}`;
}

function count(number: number, name: string): string {
  return `${number.toLocaleString('en-US')} ${name}${number === 1 ? '' : 's'}`;
}
