import { Conversation, type Conversations } from '#contract/conversation.ts';
import { loadContentFiles } from './content-files.ts';

/**
 * Loads the conversations: every .yaml file of the folder, in the order of the file names.
 * @throws {ContentError} listing every problem as `folder/file:line: reason`.
 */
export function loadConversations(folder: string): Conversations {
  return loadContentFiles(folder, Conversation, (conversation, { claim, refuse }) => {
    claim('id', conversation.id, ['id']);
    const ids = conversation.points.map(({ id }) => id);
    for (const [at, id] of ids.entries()) {
      if (ids.indexOf(id) < at) {
        refuse(['points', at, 'id'], `id: "${id}" is already a point of this conversation`);
      }
    }
  });
}
