import { ApiError, api, bodyOf, noAnswer } from './client';
import type { IssueView } from './contracts';
import type { paths } from './schema';

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
 * Asks again while the outcome is unknown. The call must carry the same operation id each time: the server then acts once and gives the
 * same answer.
 */
export async function untilKnown<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isUnknownOutcome(error) || attempt >= attemptsMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

type CommandPath = Extract<keyof paths, `/api/issues/{id}/${string}`>;

/** The verbs of the API: what follows an issue's address and takes a body. */
export type Verb = { [P in CommandPath]: paths[P] extends { post: { requestBody: object } } ? (P extends `/api/issues/{id}/${infer V}` ? V : never) : never }[CommandPath];

type BodyOf<V extends Verb> = paths[`/api/issues/{id}/${V}`]['post']['requestBody']['content']['application/json'];

/** A command without its operation id, ready to be sent on an issue. */
export type Command = { [V in Verb]: { verb: V; body: Omit<BodyOf<V>, 'operationId'> } }[Verb];

export function sendCommand(issueId: string, command: Command, operationId: string): Promise<IssueView> {
  // Verb and body fit each other by the type above; the client's overloads cannot follow a union of addresses.
  const path = `/api/issues/{id}/${command.verb}` as '/api/issues/{id}/accept';
  return untilKnown(() => bodyOf(api.POST(path, { params: { path: { id: issueId } }, body: { ...command.body, operationId } })));
}

/** Keeps one operation id for as long as the same thing is meant: pressing again after a silence cannot act twice. */
export class Intent {
  private meant: { what: string; operationId: string } | null = null;

  idFor(what: unknown): string {
    const text = JSON.stringify(what);
    if (this.meant?.what !== text) this.meant = { what: text, operationId: newOperationId() };
    return this.meant.operationId;
  }

  /** Done: the same again would be meant anew. */
  end(): void {
    this.meant = null;
  }
}
