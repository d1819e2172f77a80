import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { AttemptDetail, type IntegrityAnswer, Problem } from '#contract/attempt.ts';
import { AttemptPage } from '#contract/list.ts';
import { QuestionBank } from '#contract/question.ts';
import { browserKeep } from './capture/browser-keep.ts';

/** An HTTP answer that is not a success: the server's own words, or why there is none. */
export class ApiError extends Error {
  readonly code: string;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ApiError';
    this.code = problem.code;
  }
}

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message:
    'Understudy is not answering on this computer. Start it again with “npm start”, then try again.',
};

const UNREADABLE: Problem = {
  code: 'unreadable',
  message:
    'The page and the program do not understand each other. Reload the page; if it stays, start Understudy again.',
};

/** Asks the server. @throws ApiError */
export async function request(url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ApiError(UNREACHABLE);
  }
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => null));
  throw new ApiError(problem.success ? problem.data : UNREACHABLE);
}

/** Asks the server for JSON of a shape. @throws ApiError */
export async function read<T>(url: string, schema: z.ZodType<T>, init?: RequestInit): Promise<T> {
  const response = await request(url, init);
  const body = schema.safeParse(await response.json().catch(() => null));
  if (!body.success) throw new ApiError(UNREADABLE);
  return body.data;
}

/** The question bank; it does not change while the server runs. */
export function useQuestions() {
  return useQuery({
    queryKey: ['questions'],
    queryFn: () => read('/api/questions', QuestionBank),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What every list of attempts is remembered under, not the attempts one by one. */
export const ATTEMPT_LISTS = ['attempts', 'list'];

/** The attempts that were begun and not finished, newest first. */
export function useInterrupted() {
  return useQuery({
    queryKey: [...ATTEMPT_LISTS, 'interrupted'],
    queryFn: () => read('/api/attempts?state=interrupted&limit=200', AttemptPage),
    select: ({ attempts }) => attempts,
  });
}

/** How one attempt is read and remembered. */
export function attemptQuery(id: string) {
  return {
    queryKey: ['attempts', id],
    queryFn: () => read(`/api/attempts/${encodeURIComponent(id)}`, AttemptDetail),
  };
}

/**
 * One attempt with its transcript and scorecard; an `ApiError` when there is none of that id, and
 * nothing at all without an id.
 */
export function useAttempt(id: string | null) {
  // Forgotten with its page, so that a deleted attempt cannot come back.
  return useQuery({ ...attemptQuery(id ?? ''), enabled: id !== null, gcTime: 0 });
}

/** What sends a body as JSON. */
export function sending(method: 'POST' | 'PUT', body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Tells the person's word on an integrity note; the attempt is then rated again. */
export function useAnswerIntegrity(id: string) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: each new rating heeds what was said before it.
    scope: { id: 'integrity' },
    mutationFn: (answer: IntegrityAnswer) =>
      read(
        `/api/attempts/${encodeURIComponent(id)}/integrity`,
        AttemptDetail,
        sending('POST', answer),
      ),
    onSuccess: (attempt) => {
      client.setQueryData(['attempts', id], attempt);
      void client.invalidateQueries({ queryKey: ['asked', 'opinion', id] });
      return client.invalidateQueries({ queryKey: ATTEMPT_LISTS });
    },
  });
}

/** Deletes an attempt and its sound. */
export function useDeleteAttempt() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await request(`/api/attempts/${encodeURIComponent(id)}`, { method: 'DELETE' });
      await browserKeep()?.forgetLeft(id);
    },
    // The lists alone: the attempt's own page would ask for what is gone.
    onSuccess: () => client.invalidateQueries({ queryKey: ATTEMPT_LISTS }),
  });
}
