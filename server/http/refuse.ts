import type { ErrorRequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import type { Problem } from '#contract/attempt.ts';

/** Answers with a problem in words. */
export function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problem);
}

/** `message` says what to send. */
export function badBody(response: Response, message: string): void {
  refuse(response, 400, { code: 'badRequest', message });
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

export function isLocked(response: Response): void {
  refuse(response, 409, {
    code: 'locked',
    message:
      'No model elsewhere is set up; set OPENAI_API_KEY or OPENAI_BASE_URL and start Understudy again.',
  });
}

/** Answers a body that is no JSON, or far too long, as any other bad body. */
export function answerBadBody(messageFor: (request: Request) => string): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { success } = z.object({ status: z.int().min(400).max(499) }).safeParse(error);
    if (!success) return next(error);
    badBody(response, messageFor(request));
  };
}
