import { ApiError, noAnswer, request } from './client';

/** A fresh operation id (UUID v4). Not `crypto.randomUUID`: that exists only on HTTPS, and a hall's network may not have it. */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const attemptsMax = 3;

/** No answer, or one that says the outcome is unknown: to be asked again with the same operation id. */
export function isUnknownOutcome(error: unknown): boolean {
  return error instanceof ApiError && (error.status === noAnswer || error.status === 503 || error.status === 504);
}

/**
 * Sends a command under one operation id and asks again while the outcome is unknown: the server acts once and gives the same answer.
 * The caller keeps the id for as long as the user means the same thing.
 */
export async function sendOnce<T>(path: string, operationId: string, body: Record<string, unknown> = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await request<T>('POST', path, { operationId, ...body })).body;
    } catch (error) {
      if (!isUnknownOutcome(error) || attempt >= attemptsMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}
