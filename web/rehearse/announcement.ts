import { endingsOf } from './endings.ts';
import type { Prompt, Stage } from './stage.ts';

/** What a screen reader is told when the stage changes; captions are not read aloud. */
export function announcementOf(stage: Stage, prompt: Prompt): string {
  const { it, waiting } = endingsOf(prompt);
  switch (stage.at) {
    case 'answering':
      return { opening: `Opening your ${it}.`, recording: 'Recording.', paused: 'Paused.' }[
        stage.is
      ];
    case 'sending':
      return 'Reading your recording.';
    case 'scoring':
    case 'rated':
      return waiting;
    case 'discarding':
      return `Discarding the ${it}.`;
    default:
      return '';
  }
}
