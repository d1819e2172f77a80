import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversations } from '#contract/conversation.ts';
import { INITIAL_SETTINGS, type RemoteUse } from '#contract/remote.ts';
import { createApp } from '../../server/app.ts';
import { coachOver, wordingOver } from '../../server/coaching.ts';
import { rate } from '../../server/compose.ts';
import type { LoopParts } from '../../server/loop/ports.ts';
import { Desk } from '../../server/openai/desk.ts';
import type { Stages } from '../../server/session/stages.ts';
import { Store } from '../../server/store/store.ts';
import { voiceOver } from '../../server/voices.ts';
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
  const model = 'scripted';
  const desk = new Desk(
    {
      apiKey: 'sk-scripted',
      baseUrl: elsewhere.baseUrl,
      staysHere: true,
      models: { hearing: model, captions: model, grading: model, coaching: model, voice: model },
    },
    store.remote,
  );
  const patience = Promise.withResolvers<void>();
  const stages = { ...stagesOver(store, countingRecognizer), rate: rating };
  const product = productOver(store, stages, rating, {
    wording: wordingOver(desk, () => patience.promise),
    ...content,
  });
  product.desk = desk;
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

    switchOn(...uses: RemoteUse[]) {
      const on = Object.fromEntries(uses.map((use) => [use, true]));
      desk.choose({ ...INITIAL_SETTINGS, uses: { ...INITIAL_SETTINGS.uses, ...on } });
    },

    async close() {
      server.closeAllConnections();
      server.close();
      await product.close();
      await elsewhere.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
