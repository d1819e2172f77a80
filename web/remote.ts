import { useQuery } from '@tanstack/react-query';
import { RemoteStatus } from '#contract/remote.ts';
import { read } from './api.ts';

/** Whether models elsewhere can be used, what was chosen, and what was spent this month. */
export function useRemote() {
  return useQuery({ queryKey: ['remote'], queryFn: () => read('/api/remote', RemoteStatus) });
}
