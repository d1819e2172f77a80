import type { Conversations } from '#contract/conversation.ts';
import {
  keeping,
  loopArchive,
  opinionArchive,
  replayArchive,
  storyArchive,
} from '../../server/archives.ts';
import { composeHearings, type Product } from '../../server/compose.ts';
import { likenessOf } from '../../server/interview/likeness.ts';
import { Loops } from '../../server/loop/loops.ts';
import type { LoopParts } from '../../server/loop/ports.ts';
import type { Desk } from '../../server/openai/desk.ts';
import { Opinions } from '../../server/opinion/opinions.ts';
import type { Rerate } from '../../server/replay/archive.ts';
import { composeOpinionModel } from '../../server/second-opinion.ts';
import { LiveAnswers } from '../../server/session/live.ts';
import type { Stages } from '../../server/session/stages.ts';
import type { Store } from '../../server/store/store.ts';
import { Stories } from '../../server/stories/stories.ts';
import { readTelling } from '../../server/story-facts.ts';

interface Beside {
  conversations?: Conversations;
  desk?: Desk | null;
}

/**
 * The product over a real store; without questions, scenarios, conversations and models
 * elsewhere unless given any.
 */
export function productOver(
  store: Store,
  stages: Stages,
  rerate: Rerate,
  { conversations = [], desk = null, ...parts }: Partial<LoopParts> & Beside = {},
): Product {
  const answers = new LiveAnswers();
  const archive = replayArchive(store, answers);
  const opinions = new Opinions(
    opinionArchive(store, archive, (attemptId) => hearings.isHearing(attemptId)),
    desk && composeOpinionModel(desk),
  );
  const { bank = [], scenarios = [] } = parts;
  const loops = new Loops({
    archive: loopArchive(store, archive, () => {
      hearings.takeUp();
      opinions.takeUp();
    }),
    scenarios,
    bank,
    probeFor: () => null,
    wording: null,
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
  const hearings = composeHearings(store, answers, stories, desk, (id) => opinions.rated(id));
  return {
    questions: bank,
    scenarios,
    conversations,
    stages: {
      ...stages,
      loopTurn: (id) => loops.turnOf(id),
      leaveLoop: (attemptId) => store.loops.leave(attemptId),
      kept: (attemptId) => void hearings.ask(attemptId).then(() => opinions.rated(attemptId)),
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
    coach: null,
    voice: null,
    desk,
    opinions,
    async close() {
      opinions.close();
      await answers.interruptAll();
      store.close();
    },
  };
}
