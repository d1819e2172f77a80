import { useNavigate, useSearchParams } from 'react-router';
import { useAttempt } from '../api.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useTitle } from '../ui/useTitle.ts';
import { ComparePicker } from './ComparePicker.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { isRated } from './comparison.ts';
import './Compare.css';

/**
 * Two tellings side by side. The address names them, `a` and `b` in any order; with `a` alone the
 * other one is chosen here.
 */
export function CompareScreen() {
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const a = useAttempt(address.get('a'));
  const b = useAttempt(address.get('b'));
  useTitle('Compare two tellings');
  const back = `/attempts/${address.get('a') ?? ''}`;
  useShortcuts([
    { key: 'Escape', label: 'Esc', says: 'Back to the attempt', run: () => navigate(back) },
  ]);

  const problem = a.error ?? b.error;
  if (problem || !address.get('a')) {
    return (
      <Notice
        kind="problem"
        isPage
        title="These tellings cannot be compared."
        actions={
          <>
            {problem && (
              <Button onPress={() => void Promise.all([a.refetch(), b.refetch()])}>
                Try again
              </Button>
            )}
            <ButtonLink to="/attempts">See the attempts</ButtonLink>
          </>
        }
      >
        {problem?.message ?? 'The address names no attempt.'}
      </Notice>
    );
  }
  if (!a.data || (address.get('b') && !b.data)) return <p>Opening…</p>;
  const unrated = [a.data, b.data].find((attempt) => attempt && !isRated(attempt));
  if (unrated || !isRated(a.data)) {
    return (
      <Notice
        kind="status"
        isPage
        title="Only answers that have a scorecard can be compared."
        actions={<ButtonLink to={back}>Back to the attempt</ButtonLink>}
      />
    );
  }
  if (!b.data || !isRated(b.data)) return <ComparePicker attempt={a.data} />;
  const [earlier, later] =
    a.data.createdAtMs <= b.data.createdAtMs ? [a.data, b.data] : [b.data, a.data];
  return <ComparisonView key={`${earlier.id} ${later.id}`} tellings={{ earlier, later }} />;
}
