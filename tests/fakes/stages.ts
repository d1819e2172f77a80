import type { QuestionChoice, RecognizerState, ServerMessage } from '#contract/socket.ts';
import { Segmenter } from '../../server/segment/segmenter.ts';
import type { Stages } from '../../server/session/stages.ts';
import type { Store } from '../../server/store/store.ts';
import { DecodeQueue } from '../../server/transcript/decode-queue.ts';
import type { Recognizer } from '../../server/transcript/recognizer.ts';
import { Transcriber } from '../../server/transcript/transcriber.ts';
import { bareScorecard } from './bare-scorecard.ts';
import { loudnessVoice } from './loudness-voice.ts';

/** The real stages over a real store, with a scripted recogniser and a grader that counts words. */
export function stagesOver(store: Store, recognizer: Recognizer): Stages {
  return {
    createSegmenter: () => new Segmenter(loudnessVoice()),
    transcriber: new Transcriber(new DecodeQueue(Promise.resolve(recognizer))),
    openLiveEar: () => null,
    recognizerState: (): RecognizerState => 'ready',
    onRecognizerState: () => () => {},
    resolveQuestion: (choice: QuestionChoice) =>
      'id' in choice && choice.id !== 'known'
        ? null
        : {
            bankId: 'id' in choice ? choice.id : null,
            text: 'id' in choice ? 'Tell me about a time you simplified work.' : choice.text,
            principle: null,
            people: false,
            future: false,
          },
    loopTurn: () => 'unknownLoop',
    leaveLoop: () => {},
    findConversation: () => null,
    rate: async ({ question, utterances }) => ({
      ...bareScorecard({ mechanism: 1, data: 1, framing: 1 }),
      question: question.text,
      delivery: {
        words: utterances.flatMap(({ words }) => words).length,
        durationMs: null,
        wordsPerMinute: null,
        pauses: null,
        hedges: [],
      },
    }),
    kept: () => {},
    archive: store,
  };
}

/** The page's end of a socket: keeps what the server says. */
export class FakeWire {
  readonly received: ServerMessage[] = [];
  isClosed = false;

  send(message: ServerMessage): void {
    this.received.push(message);
  }

  close(): void {
    this.isClosed = true;
  }

  /** The messages of one type, in order. */
  all<Type extends ServerMessage['type']>(type: Type): Extract<ServerMessage, { type: Type }>[] {
    return this.received.filter(
      (message): message is Extract<ServerMessage, { type: Type }> => message.type === type,
    );
  }
}
