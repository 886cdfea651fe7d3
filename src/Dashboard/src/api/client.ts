import { language } from '../i18n/language';
import type { Problem } from './contracts';

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

export interface Answer<T> {
  body: T;
  headers: Headers;
}

export async function request<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'Accept-Language': language(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
  } catch {
    throw new ApiError(noAnswer, {});
  }
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  const body2 = response.status === 204 ? undefined : ((await response.json()) as unknown);
  return { body: body2 as T, headers: response.headers };
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { status: response.status };
  }
}
