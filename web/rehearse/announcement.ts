import { endingsOf } from './endings.ts';
import type { Prompt, Stage } from './stage.ts';

/** What a screen reader is told when the stage changes; captions are not read aloud. */
export function announcementOf(stage: Stage, prompt: Prompt): string {
  switch (stage.at) {
    case 'answering':
      return { opening: 'Opening your answer.', recording: 'Recording.', paused: 'Paused.' }[
        stage.is
      ];
    case 'sending':
      return 'Reading your recording.';
    case 'scoring':
    case 'rated':
      return endingsOf(prompt).waiting;
    case 'discarding':
      return 'Discarding the answer.';
    default:
      return '';
  }
}
