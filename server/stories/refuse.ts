import type { Response } from 'express';
import { refuse } from '#http/refuse.ts';

export function noStory(response: Response): void {
  refuse(response, 404, {
    code: 'unknownStory',
    message: 'There is no such story; it may have been merged or removed.',
  });
}

export function noTelling(response: Response): void {
  refuse(response, 409, {
    code: 'noTelling',
    message: 'Only an answer with a scorecard can be a telling; one of these has none.',
  });
}
