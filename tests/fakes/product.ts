import type { Conversations } from '#contract/conversation.ts';
import { keeping, loopArchive, replayArchive, storyArchive } from '../../server/archives.ts';
import { composeHearings, type Product } from '../../server/compose.ts';
import { likenessOf } from '../../server/interview/likeness.ts';
import { Loops } from '../../server/loop/loops.ts';
import type { LoopParts } from '../../server/loop/ports.ts';
import type { Desk } from '../../server/openai/desk.ts';
import type { Rerate } from '../../server/replay/archive.ts';
import { LiveAnswers } from '../../server/session/live.ts';
import type { Stages } from '../../server/session/stages.ts';
import type { Store } from '../../server/store/store.ts';
import { Stories } from '../../server/stories/stories.ts';
import { readTelling } from '../../server/story-facts.ts';

/** The product over a real store; without questions, scenarios, conversations and a desk unless given any. */
export function productOver(
  store: Store,
  stages: Stages,
  rerate: Rerate,
  {
    conversations = [],
    desk = null,
    ...parts
  }: Partial<LoopParts> & { conversations?: Conversations; desk?: Desk | null } = {},
): Product {
  const answers = new LiveAnswers();
  const archive = replayArchive(store, answers);
  const { bank = [], scenarios = [] } = parts;
  const loops = new Loops({
    archive: loopArchive(store, archive, () => hearings.takeUp()),
    scenarios,
    bank,
    probeFor: () => null,
    contradictions: () => [],
    repeatedStories: () => [],
    ...parts,
  });
  const stories = new Stories({
    archive: storyArchive(store),
    bank,
    scenarios,
    readTelling,
    likenessOf,
    now: () => 0,
  });
  const hearings = composeHearings(store, answers, stories, desk);
  return {
    questions: bank,
    scenarios,
    conversations,
    stages: {
      ...stages,
      loopTurn: (id) => loops.turnOf(id),
      leaveLoop: (attemptId) => store.loops.leave(attemptId),
      rated: (attemptId) => void hearings.ask(attemptId),
      findConversation: (wanted) => conversations.find(({ id }) => id === wanted) ?? null,
    },
    answers,
    archive,
    loops,
    stories,
    hearings,
    progress: store,
    keeping: keeping(store, archive, answers, () => {}),
    rerate,
    desk,
    async close() {
      await answers.interruptAll();
      store.close();
    },
  };
}
