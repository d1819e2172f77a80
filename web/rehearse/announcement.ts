import type { Connection } from '../capture/types.ts';
import type { Stage } from './stage.ts';

/** What a screen reader is told when the stage changes; captions are not read aloud. */
export function announcementOf(stage: Stage, connection: Connection): string {
  const isLost = connection === 'lost';
  switch (stage.at) {
    case 'answering':
      if (isLost) return 'The connection is lost. Your words are kept.';
      return { opening: 'Opening your answer.', recording: 'Recording.', paused: 'Paused.' }[
        stage.is
      ];
    case 'sending':
      return 'Reading your recording.';
    case 'scoring':
    case 'rated':
      return 'Scoring your answer.';
    case 'discarding':
      return 'Discarding the answer.';
    default:
      return '';
  }
}
