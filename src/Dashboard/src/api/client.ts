import createClient from 'openapi-fetch';
import { language } from '../i18n/language';
import type { Problem } from './contracts';
import type { paths } from './schema';

/** A request the server refused or could not answer. `message` is the server's own sentence where it gave one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? String(status));
  }
}

/** 0 = no answer at all: the outcome of a command is then unknown until asked again with the same operation id. */
export const noAnswer = 0;

const requestTimeoutMs = 10_000;

/** The API as its OpenAPI document describes it: addresses, parameters, bodies and answers are checked when the app is built. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: (request) => fetch(new Request(request, { signal: AbortSignal.timeout(requestTimeoutMs) })),
});

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language());
    return request;
  },
});

export interface Answer<T> {
  body: T;
  headers: Headers;
}

/** The body of the answer, or an {@link ApiError}. */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<T>> {
  let answer: { data?: T; error?: unknown; response: Response };
  try {
    answer = await call;
  } catch {
    throw new ApiError(noAnswer, {});
  }
  const { data, error, response } = answer;
  if (!response.ok) throw new ApiError(response.status, isProblem(error) ? error : { status: response.status });
  return { body: data as T, headers: response.headers };
}

export async function bodyOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  return (await answerOf(call)).body;
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null;
}
