import type { Product } from '../../server/compose.ts';
import type { Rerate } from '../../server/replay/archive.ts';
import { LiveAnswers } from '../../server/session/live.ts';
import type { Stages } from '../../server/session/stages.ts';
import type { Store } from '../../server/store/store.ts';

/** The product over a real store, without questions and scenarios. */
export function productOver(store: Store, stages: Stages, rerate: Rerate): Product {
  const answers = new LiveAnswers();
  return {
    questions: [],
    scenarios: [],
    stages,
    answers,
    archive: {
      listAttempts: () => store.listAttempts(),
      findAttempt: (id) => store.findAttempt(id),
      readScorecard: (id) => store.readScorecard(id),
      soundPathOf: (id) => store.soundPathOf(id),
      integrityAnswers: (id) => store.integrityAnswers(id),
      saveIntegrityAnswer: (id, answer, scorecard) =>
        store.saveIntegrityAnswer(id, answer, scorecard),
      deleteAttempt: (id) => store.deleteAttempt(id),
      isRecording: (id) => answers.ofAttempt(id) !== undefined,
    },
    rerate,
    async close() {
      await answers.interruptAll();
      store.close();
    },
  };
}
