import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedQuestion } from '#contract/question.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { createApp } from '../../server/app.ts';
import { rate } from '../../server/compose.ts';
import { Store } from '../../server/store/store.ts';
import { deskOver } from './openai/desk.ts';
import { productOver } from './product.ts';
import { countingRecognizer } from './scripted-recognizer.ts';
import { stagesOver } from './stages.ts';

export const PLAIN_QUESTION: AskedQuestion = {
  bankId: null,
  text: 'Tell me about a time you raised the bar.',
  principle: null,
  people: false,
  future: false,
};

/**
 * The real server over a real store in a folder of its own, rating with the real grader; models
 * elsewhere are had at `baseUrl`.
 */
export async function serveStore(baseUrl?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-served-'));
  const store = new Store(folder);
  const desk = baseUrl === undefined ? null : deskOver(store, { OPENAI_BASE_URL: baseUrl });
  const product = productOver(store, stagesOver(store, countingRecognizer), rate, { desk });
  const server = await createApp(product, async () => []);
  // A test that keeps the machine busy finds its connections open after it.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    folder,
    store,
    product,
    answers: product.answers,
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound}/api`,

    /** Keeps a rated answer; its words have times if they are told how long each is. */
    async rated(text: string, wordMs: number | null = null, question = PLAIN_QUESTION) {
      const begun = store.beginAttempt(question, 'typed');
      const words = wordsOfText(text).map(({ text: said }, index) => ({
        text: said,
        startMs: wordMs && index * wordMs,
        endMs: wordMs && (index + 1) * wordMs,
      }));
      const utterances = [{ id: begun.utteranceId, words }];
      const scorecard = await rate({ question, utterances });
      store.saveRating(begun, { recognizer: 'scripted', words }, scorecard);
      return begun;
    },

    close() {
      product.opinions.close();
      server.closeAllConnections();
      server.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
