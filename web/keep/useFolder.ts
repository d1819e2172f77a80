import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FolderContents, TakenIn } from '#contract/archive.ts';
import { read, request } from '../api.ts';
import { browserKeep } from '../capture/browser-keep.ts';

/** What lies in the data folder now. */
export function useFolder() {
  return useQuery({
    queryKey: ['folder'],
    queryFn: () => read('/api/folder', FolderContents),
    gcTime: 0,
  });
}

/** Takes an archive in; everything that was read before may have changed. */
export function useTakeIn() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (archive: File) =>
      read('/api/archive', TakenIn, {
        method: 'POST',
        headers: { 'content-type': 'application/zip' },
        body: archive,
      }),
    onSuccess: refresh,
  });
}

/** Deletes all that is kept. */
export function useDeleteEverything() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async () => {
      await request('/api/everything', { method: 'DELETE' });
      await browserKeep()?.forgetLeft('all');
    },
    onSuccess: refresh,
  });
}

/** What no screen shows now is forgotten; what is shown is read again. */
function useRefresh() {
  const client = useQueryClient();
  return () => {
    client.removeQueries({ type: 'inactive' });
    return client.invalidateQueries();
  };
}
