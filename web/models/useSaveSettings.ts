import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RemoteSettings, RemoteStatus } from '#contract/remote.ts';
import { read, sending } from '../api.ts';

const REMOTE = ['remote'];
const SAVING = ['remote', 'saving'];

/**
 * Saves what was chosen of models elsewhere. The page shows it at once; what could not be saved is
 * shown as it was.
 */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: SAVING,
    // One after the other: the last choice is the one that stays.
    scope: { id: 'remote' },
    mutationFn: (settings: RemoteSettings) =>
      read('/api/remote', RemoteStatus, sending('PUT', settings)),
    onMutate: async (settings) => {
      await client.cancelQueries({ queryKey: REMOTE });
      client.setQueryData<RemoteStatus>(
        REMOTE,
        (status) => status && (status.unlocked ? { ...status, settings } : status),
      );
    },
    onSuccess: (status) => {
      if (client.isMutating({ mutationKey: SAVING }) === 1) client.setQueryData(REMOTE, status);
    },
    onError: () => client.invalidateQueries({ queryKey: REMOTE }),
  });
}
