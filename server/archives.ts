import type { Keeping } from './archive/ports.ts';
import { cardOf } from './conversation-card.ts';
import type { HearingArchive } from './hearing/ports.ts';
import type { LoopArchive, LoopAttempt } from './loop/ports.ts';
import type { OpinionArchive } from './opinion/ports.ts';
import type { Archive } from './replay/archive.ts';
import { detailOf, summaryOf } from './replay/detail.ts';
import { spokenIn } from './replay/spoken.ts';
import type { LiveAnswers } from './session/live.ts';
import { MIGRATIONS } from './store/migrations.ts';
import { PORTABLE_TABLES } from './store/portable.ts';
import type { Store } from './store/store.ts';
import type { StoryArchive } from './stories/ports.ts';

/** The store as replay reads it, with the sessions under way. */
export function replayArchive(store: Store, answers: LiveAnswers): Archive {
  return {
    listAttempts: (query) => store.list.page(query, answers.attemptIds()),
    findAttempt: (id) => store.findAttempt(id),
    readScorecard: (ratingId) => store.readScorecard(ratingId),
    soundPathOf: (utteranceId) => store.soundPathOf(utteranceId),
    soundStateOf: (file, durationMs) => store.sounds.stateOf(file, durationMs),
    wavOf: (utteranceId) => store.sounds.wavOf(utteranceId),
    integrityAnswers: (id) => store.integrityAnswers(id),
    saveIntegrityAnswer: (id, answer, scorecard) =>
      store.saveIntegrityAnswer(id, answer, scorecard),
    saveCorrection: (attemptId, correction, scorecard) =>
      store.saveCorrection(attemptId, correction, scorecard),
    levelsAsHeard: (id) => store.levelsAsHeard(id),
    deleteAttempt: (id) => store.deleteAttempt(id),
    cardOf,
    isRecording: (attemptId) => answers.ofAttempt(attemptId) !== undefined,
  };
}

/** Its loop may still ask about it: what it is rated now decides the probe that is shown. */
function isAwaited(store: Store, attemptId: string): boolean {
  const loopId = store.findAttempt(attemptId)?.attempt.loop_id ?? null;
  const loop = loopId === null ? null : store.loops.find(loopId);
  if (loop === null || loop.finished_at_ms !== null) return false;
  return store.loops.attemptsOf(loop.id).at(-1)?.id === attemptId;
}

/** The store as hearing again uses it. */
export function hearingArchive(store: Store, answers: LiveAnswers): HearingArchive {
  return {
    findAttempt: (id) => store.findAttempt(id),
    isRecording: (attemptId) => answers.ofAttempt(attemptId) !== undefined,
    isAwaited: (attemptId) => isAwaited(store, attemptId),
    readWav: (utteranceId) => store.readWav(utteranceId),
    integrityAnswers: (attemptId) => store.integrityAnswers(attemptId),
    saveHearing: (attemptId, versions, heard, scorecard) =>
      store.saveHearing(attemptId, versions, heard, scorecard),
  };
}

/**
 * The store as the loops use it; their attempts are told as replay tells them. `finished` is called
 * when a loop was.
 */
export function loopArchive(store: Store, archive: Archive, finished: () => void): LoopArchive {
  const { loops } = store;
  return {
    beginLoop: (scenario, questions) => loops.begin(scenario, questions),
    listLoops: () => loops.list(),
    findLoop: (id) => loops.find(id),
    attemptsOf: (loopId) =>
      loops.attemptsOf(loopId).flatMap(({ id, interviewer }): LoopAttempt[] => {
        const found = store.findAttempt(id);
        if (found === null) return [];
        const { attempt, utterances } = found;
        const summary = summaryOf(attempt, archive);
        return [{ summary, interviewer, rating_id: attempt.rating_id, utterances }];
      }),
    readScorecard: (ratingId) => store.readScorecard(ratingId),
    isRecording: (attemptId) => archive.isRecording(attemptId),
    contradictionAnswers: (attemptId) => store.integrityAnswers(attemptId),
    saveContradictionAnswer: (attemptId, answer) =>
      store.saveContradictionAnswer(attemptId, answer),
    deleteAttempt: (id) => store.deleteAttempt(id),
    deleteUtterance: (id) => store.deleteUtterance(id),
    saveNotes: (id, notes) => loops.saveNotes(id, notes),
    saveSkipped: (id, bankIds) => loops.saveSkipped(id, bankIds),
    finishLoop: (id) => {
      loops.finish(id);
      finished();
    },
    deleteLoop: (id) => store.deleteLoop(id),
  };
}

/** The store as the second opinions use it. */
export function opinionArchive(
  store: Store,
  archive: Archive,
  isBeingHeard: (attemptId: string) => boolean,
): OpinionArchive {
  return {
    isKept: (attemptId) => store.findAttempt(attemptId) !== null,
    isRecording: (attemptId) => archive.isRecording(attemptId),
    isBeingHeard,
    isAwaited: (attemptId) => isAwaited(store, attemptId),
    find: (attemptId) => store.opinions.find(attemptId),
    answerOf: (attemptId) => {
      const found = store.findAttempt(attemptId);
      if (found === null) return null;
      const { utterances, probes } = spokenIn(found);
      const answer = { question: found.attempt.question, utterances };
      return { attemptId, answer, probes, heard: store.integrityAnswers(attemptId) };
    },
    add: (attemptId, localId, opinion) => store.opinions.add(attemptId, localId, opinion),
    count: (attemptId, rating) => store.opinions.count(attemptId, rating),
  };
}

/** The store as the stories use it. */
export function storyArchive(store: Store): StoryArchive {
  const { stories } = store;
  return {
    list: () => stories.list(),
    find: (id) => stories.find(id),
    tellings: (storyId) => stories.tellings(storyId),
    unfiled: (limit) => stories.unfiled(limit),
    telling: (attemptId) => stories.telling(attemptId),
    create: (name, attemptIds) => stories.create(name, attemptIds),
    rename: (id, name) => stories.rename(id, name),
    remove: (id) => stories.remove(id),
    file: (storyId, attemptIds) => stories.file(storyId, attemptIds),
    settle: (attemptIds) => stories.settle(attemptIds),
    merge: (id, into) => stories.merge(id, into),
    utterancesOf: (attemptId) =>
      (store.findAttempt(attemptId)?.utterances ?? []).map(({ id, words }) => ({
        id,
        words: words ?? [],
      })),
    readScorecard: (ratingId) => store.readScorecard(ratingId),
    votesOf: (ratingId) => stories.votesOf(ratingId),
  };
}

/** The store as it is taken along and taken in; `takenIn` is called when something was. */
export function keeping(
  store: Store,
  archive: Archive,
  answers: LiveAnswers,
  takenIn: () => void,
): Keeping {
  return {
    tables: PORTABLE_TABLES,
    storeVersion: MIGRATIONS.length,
    detailOf: (attemptId) => {
      const found = archive.findAttempt(attemptId);
      return found === null ? null : detailOf(found, archive);
    },
    soundPathOf: (utteranceId) => store.soundPathOf(utteranceId),
    snapshot: (scope) => store.snapshot(scope, answers.attemptIds()),
    receive: () => store.receive(),
    takenIn,
    isAnybodyRecording: () => !answers.isEmpty,
    folder: () => store.folder.contents(),
    stopConverting: () => store.sounds.stopConverting(),
    deleteEverything: () => store.deleteEverything(),
  };
}
