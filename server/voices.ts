import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Conversations } from '#contract/conversation.ts';
import type { QuestionBank } from '#contract/question.ts';
import { probeLinesAlone } from './interview/probe-for.ts';
import type { Desk } from './openai/desk.ts';
import { speakOver } from './openai/speak.ts';
import { VOICES_FOLDER } from './store/folder.ts';
import { soundCache } from './voice/cache.ts';
import { InterviewerVoice } from './voice/interviewer-voice.ts';

/** The interviewers’ voice from elsewhere, over the product’s own lines alone. */
export function voiceOver(
  desk: Desk,
  dataDir: string,
  bank: QuestionBank,
  conversations: Conversations,
): InterviewerVoice {
  const questions = bank.flatMap((principle) => principle.questions);
  const texts = [
    ...questions.flatMap(({ question, probes }) => [question, ...probes.map(({ ask }) => ask)]),
    ...probeLinesAlone(),
    ...conversations.flatMap(({ opening, lines }) => [opening, ...lines]),
  ];
  return new InterviewerVoice({
    lines: new Map(texts.map((text) => [lineIdOf(text), text])),
    model: desk.modelOf('voice').model,
    isOn: () => desk.isOn('voice'),
    speak: speakOver(desk),
    cache: soundCache(join(dataDir, VOICES_FOLDER)),
  });
}

/** As the page works it out of the text that it shows. */
function lineIdOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
