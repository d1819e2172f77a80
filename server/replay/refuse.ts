import type { Response } from 'express';
import type { Problem } from '#contract/attempt.ts';

/** Answers with a problem in words. */
export function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problem);
}

export function noAttempt(response: Response): void {
  refuse(response, 404, {
    code: 'unknownAttempt',
    message: 'There is no such answer; it may have been deleted.',
  });
}

export function isBeingRecorded(response: Response): void {
  refuse(response, 409, {
    code: 'recording',
    message: 'This answer is being recorded now; stop or discard it first.',
  });
}
