import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversations } from '#contract/conversation.ts';
import type { RemoteUse } from '#contract/remote.ts';
import { createApp } from '../../server/app.ts';
import { coachOver, wordingOver } from '../../server/coaching.ts';
import { rate } from '../../server/compose.ts';
import type { LoopParts } from '../../server/loop/ports.ts';
import type { Stages } from '../../server/session/stages.ts';
import { Store } from '../../server/store/store.ts';
import { voiceOver } from '../../server/voices.ts';
import { deskOver, switchedOn } from './openai/desk.ts';
import { OpenAiServer } from './openai/server.ts';
import { productOver } from './product.ts';
import { countingRecognizer } from './scripted-recognizer.ts';
import { stagesOver } from './stages.ts';

/** The real server over a real store, and a model’s server beside it; `patience` ends when it is told to. */
export async function serveCoached(
  rating: Stages['rate'] = rate,
  content: Partial<LoopParts> & { conversations?: Conversations } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-coached-'));
  const elsewhere = new OpenAiServer();
  await elsewhere.start();
  const store = new Store(folder);
  const desk = deskOver(store, {
    OPENAI_BASE_URL: elsewhere.baseUrl,
    OPENAI_COACHING_MODEL: 'scripted',
    OPENAI_VOICE_MODEL: 'scripted',
  });
  const patience = Promise.withResolvers<void>();
  const stages = { ...stagesOver(store, countingRecognizer), rate: rating };
  const product = productOver(store, stages, rating, {
    desk,
    wording: wordingOver(desk, () => patience.promise),
    ...content,
  });
  product.coach = coachOver(desk, store, product.stories);
  product.voice = voiceOver(desk, folder, product.questions, product.conversations);
  const server = await createApp(product, async () => []);
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    folder,
    store,
    product,
    elsewhere,
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`,
    losePatience: () => patience.resolve(),

    switchOn: (...uses: RemoteUse[]) => desk.choose(switchedOn(...uses)),

    async close() {
      server.closeAllConnections();
      server.close();
      await product.close();
      await elsewhere.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
