import { fileURLToPath } from 'node:url';
import type { Conversations } from '#contract/conversation.ts';
import type { QuestionBank } from '#contract/question.ts';
import type { Scenarios } from '#contract/scenario.ts';
import { SAMPLE_RATE_HZ, type SpeechSpan, type Word } from '#contract/transcript.ts';
import type { Keeping } from './archive/ports.ts';
import {
  hearingArchive,
  keeping,
  loopArchive,
  opinionArchive,
  replayArchive,
  storyArchive,
} from './archives.ts';
import type { Coach } from './coach/coach.ts';
import { coachOver, wordingOver } from './coaching.ts';
import { loadQuestions, resolveQuestion } from './content.ts';
import { loadConversations } from './conversations.ts';
import { Hearings } from './hearing/hearings.ts';
import { likenessOf } from './interview/likeness.ts';
import { probeFor } from './interview/probe-for.ts';
import { Loops } from './loop/loops.ts';
import type { ProbeFor } from './loop/ports.ts';
import { contradictionsIn, repeatedIn } from './loop-stories.ts';
import { Desk } from './openai/desk.ts';
import { liveEarOver } from './openai/live-captions.ts';
import type { RemoteConfig } from './openai/ports.ts';
import { transcribeOver } from './openai/transcribe.ts';
import { Opinions } from './opinion/opinions.ts';
import type { ProgressArchive } from './progress/ports.ts';
import { rate } from './rating.ts';
import type { Archive, Rerate } from './replay/archive.ts';
import { correctedWords } from './replay/corrected-words.ts';
import { loadScenarios } from './scenarios.ts';
import { raisesLevel } from './scorecard/raises.ts';
import { composeOpinionModel } from './second-opinion.ts';
import { Segmenter } from './segment/segmenter.ts';
import { createSilero } from './segment/silero.ts';
import { speechOf } from './segment/window.ts';
import { LiveAnswers } from './session/live.ts';
import type { Stages } from './session/stages.ts';
import { Converter } from './store/sound/converter.ts';
import { Store } from './store/store.ts';
import { Stories } from './stories/stories.ts';
import { readTelling } from './story-facts.ts';
import { DecodeQueue } from './transcript/decode-queue.ts';
import { LoadingRecognizer } from './transcript/loading.ts';
import { loadChosen } from './transcript/models/chosen.ts';
import { loadMoonshine } from './transcript/moonshine.ts';
import { Transcriber } from './transcript/transcriber.ts';
import type { InterviewerVoice } from './voice/interviewer-voice.ts';
import { voiceOver } from './voices.ts';
import { warmUp } from './warm-up.ts';

export { rate } from './rating.ts';

const PROMPTS = fileURLToPath(new URL('../prompts', import.meta.url));
const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));
const CONVERSATIONS = fileURLToPath(new URL('../scenarios/conversations', import.meta.url));

/** Everything that the server serves. */
export interface Product {
  questions: QuestionBank;
  scenarios: Scenarios;
  conversations: Conversations;
  stages: Stages;
  answers: LiveAnswers;
  archive: Archive;
  loops: Loops;
  stories: Stories;
  progress: ProgressArchive;
  hearings: Hearings;
  keeping: Keeping;
  rerate: Rerate;
  /** The way to models elsewhere; null where none is set up. */
  desk: Desk | null;
  /** Null where no model elsewhere is set up. */
  coach: Coach | null;
  /** Null where no model elsewhere is set up. */
  voice: InterviewerVoice | null;
  opinions: Opinions;
  /** Ends what is being recorded, so that it can be gone on with, and closes the store. */
  close(): Promise<void>;
}

/** The question bank. @throws ContentError when a file of prompts/ is wrong. */
export function composeQuestions(): QuestionBank {
  return loadQuestions(PROMPTS);
}

/** The scenarios over that bank. @throws ContentError when a file of scenarios/ is wrong. */
export function composeScenarios(bank: QuestionBank): Scenarios {
  return loadScenarios(SCENARIOS, bank);
}

/** The conversations. @throws ContentError when a file of scenarios/conversations/ is wrong. */
export function composeConversations(): Conversations {
  return loadConversations(CONVERSATIONS);
}

/** What an interviewer asks after an answer: by the tables, the cheapest element that would raise it. */
export const nextProbe: ProbeFor = ({ questionProbes, answer, scorecard, asked, limit }) =>
  probeFor({
    isAboutPeople: answer.question.people,
    bankProbes: questionProbes,
    scorecard,
    asked,
    limit,
    raises: (missing) => raisesLevel(answer, scorecard, missing),
  });

/** What was said in a whole recording, and where. */
export interface WholeTranscript {
  words: Word[];
  segments: SpeechSpan[];
}

/** What has recordings heard by a stronger ear, where a desk leads to one. */
export function composeHearings(
  store: Store,
  answers: LiveAnswers,
  stories: Stories,
  desk: Desk | null,
  rerated: (attemptId: string) => void,
): Hearings {
  const ear = desk && {
    isOn: () => desk.isOn('hearing'),
    model: () => desk.modelOf('hearing'),
    hear: transcribeOver(desk),
  };
  return new Hearings({
    archive: hearingArchive(store, answers),
    ear,
    keywords: () => stories.keywords(),
    timed: correctedWords,
    rate,
    rerated,
  });
}

/**
 * Builds what turns whole recordings (-1..1, 16 kHz mono) into words, by the model that is chosen in
 * a models folder; without a folder by the built-in one.
 */
export function composeTranscriber(
  modelsDir: string | null = null,
): (samples: Float32Array) => Promise<WholeTranscript> {
  const loading = modelsDir === null ? loadMoonshine() : loadChosen(modelsDir);
  const transcriber = new Transcriber(new DecodeQueue(loading));
  return async (samples) => {
    const segmenter = new Segmenter(createSilero());
    const windows = [];
    for (let from = 0; from < samples.length; from += SAMPLE_RATE_HZ) {
      windows.push(...segmenter.accept(samples.subarray(from, from + SAMPLE_RATE_HZ)));
    }
    const last = segmenter.flush();
    if (last !== null) windows.push(last);
    const words = await Promise.all(windows.map((window) => transcriber.settle(window)));
    return { words: words.flat(), segments: speechOf(windows) };
  };
}

/**
 * Builds the whole product over a data folder; the speech model that is chosen in a models folder
 * loads in the background.
 * @throws ContentError, StoreError
 */
export async function compose(
  dataDir: string,
  modelsDir: string,
  remote: RemoteConfig | null = null,
): Promise<Product> {
  const questions = composeQuestions();
  const scenarios = composeScenarios(questions);
  const conversations = composeConversations();
  const store = new Store(dataDir);
  await store.recover();
  const loading = new LoadingRecognizer(loadChosen(modelsDir));
  await warmUp();
  const answers = new LiveAnswers();
  const converter = new Converter(store.sounds, () => !answers.isEmpty);
  answers.onChange(() => converter.consider());
  converter.consider();
  const archive = replayArchive(store, answers);
  const desk = remote === null ? null : new Desk(remote, store.remote);
  const opinions = new Opinions(
    opinionArchive(store, archive, (attemptId) => hearings.isHearing(attemptId)),
    desk && composeOpinionModel(desk),
  );
  const loops = new Loops({
    archive: loopArchive(store, archive, () => {
      hearings.takeUp();
      opinions.takeUp();
    }),
    scenarios,
    bank: questions,
    probeFor: nextProbe,
    wording: desk && wordingOver(desk),
    contradictions: contradictionsIn,
    repeatedStories: repeatedIn,
  });
  const stories = new Stories({
    archive: storyArchive(store),
    bank: questions,
    scenarios,
    readTelling,
    likenessOf,
    now: () => performance.now(),
  });
  const hearings = composeHearings(store, answers, stories, desk, (id) => opinions.rated(id));
  return {
    questions,
    scenarios,
    conversations,
    answers,
    stages: {
      createSegmenter: () => new Segmenter(createSilero()),
      transcriber: new Transcriber(new DecodeQueue(loading.recognizer)),
      openLiveEar: desk === null ? () => null : liveEarOver(desk, () => stories.keywords()),
      recognizerState: () => loading.state(),
      onRecognizerState: (listener) => loading.onState(listener),
      resolveQuestion: (choice) => resolveQuestion(choice, questions),
      loopTurn: (id) => loops.turnOf(id),
      leaveLoop: (attemptId) => store.loops.leave(attemptId),
      findConversation: (wanted) => conversations.find(({ id }) => id === wanted) ?? null,
      rate,
      // The opinion is on what was heard last.
      kept: (attemptId) => void hearings.ask(attemptId).then(() => opinions.rated(attemptId)),
      archive: store,
    },
    archive,
    loops,
    stories,
    hearings,
    progress: store,
    keeping: keeping(store, archive, answers, () => converter.consider()),
    rerate: rate,
    desk,
    coach: desk && coachOver(desk, store, stories),
    voice: desk && voiceOver(desk, dataDir, questions, conversations),
    opinions,
    async close() {
      opinions.close();
      await answers.interruptAll();
      await converter.stop();
      store.close();
    },
  };
}
