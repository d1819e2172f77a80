import { useRemote } from '../remote.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { LockedModels } from './LockedModels.tsx';
import { UnlockedModels } from './UnlockedModels.tsx';
import './Models.css';

/** What models elsewhere are used for, what goes there and what it costs; or how to unlock them. */
export function ModelsScreen() {
  useTitle('Models');
  const { data: status, error, refetch } = useRemote();
  return (
    <div className="models">
      <h1>Models</h1>
      {status && (status.unlocked ? <UnlockedModels status={status} /> : <LockedModels />)}
      {!status && error && (
        <Notice
          kind="problem"
          title="What was chosen could not be read."
          actions={<Button onPress={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {!status && !error && <p>Opening…</p>}
    </div>
  );
}
