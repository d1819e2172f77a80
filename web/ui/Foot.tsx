import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Status } from '#contract/status.ts';
import { read } from '../api.ts';
import { whatLeaves } from '../models/words.ts';
import { useRemote } from '../remote.ts';

/** Where Understudy runs, what leaves it, and the way out for whoever signed in. */
export function Foot() {
  const { data: status } = useQuery({
    queryKey: ['status'],
    queryFn: () => read('/api/status', Status),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: remote } = useRemote();
  const hasPassword = status?.hasPassword ?? false;
  return (
    <footer className="shell-foot">
      <p>
        Understudy runs on {hasPassword ? 'a computer of yours' : 'this computer'}.{' '}
        {remote && (whatLeaves(remote) ?? 'Your voice and your words stay on it.')} Not affiliated
        with Amazon. <Link to="/keep">Your data</Link> <Link to="/models">Models</Link>{' '}
        {hasPassword && <a href="/sign-out">Sign out</a>}
      </p>
    </footer>
  );
}
