import { ApiError, noAnswer } from '../api/client';
import type { Translate } from '../i18n';

/** The server's own sentence where it gave one; with the fields at fault, if it named them. */
export function refusalText(error: unknown, t: Translate): string {
  if (!(error instanceof ApiError)) return t('refused.unknown', { status: String(error) });
  if (error.status === noAnswer) return t('offline');
  const fields = Object.values(error.problem.errors ?? {}).flat();
  const sentence = error.problem.detail ?? error.problem.title;
  if (sentence === undefined && fields.length === 0) {
    return error.status === 401 ? t('refused.signIn') : t('refused.unknown', { status: error.status });
  }
  return [sentence, ...fields].filter((text) => text !== undefined).join(' ');
}

export function Refusal({ text }: { text: string | null }) {
  return text === null ? null : (
    <p className="refusal" role="alert">
      {text}
    </p>
  );
}
