import { ApiError, api, bodyOf } from '../api/client';
import type { DistrictMap, Me, Role } from '../api/contracts';

/** Where each role works. */
export const homes: Record<Role, string> = {
  administrator: '/desk',
  dispatcher: '/desk',
  liaison: '/unit',
  member: '/unit',
  display: '/wall',
  shiftLeader: '/desk',
  chief: '/unit',
};

/** Off to the sign-in page, and back here afterwards. Never returns. */
export function toSignIn(): Promise<never> {
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  return new Promise(() => undefined);
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** Who is signed in and the district's map; without a session the sign-in page comes first. */
export async function openConsole(): Promise<{ me: Me; map: DistrictMap }> {
  try {
    const me = await bodyOf(api.GET('/api/session'));
    const map = (await bodyOf(api.GET('/api/map'))) as DistrictMap;
    return { me, map };
  } catch (error) {
    if (isSignedOut(error)) return toSignIn();
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await api.DELETE('/api/session').catch(() => undefined);
  location.assign('/login');
}

/** Only a path of this site may be gone back to after signing in. */
export function safeNext(next: string | null, fallback: string): string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : fallback;
}
