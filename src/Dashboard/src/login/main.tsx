import { type FormEvent, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../look/fonts';
import '../look/console.css';
import './login.css';
import { api, bodyOf } from '../api/client';
import { LanguageSwitch } from '../console/LanguageSwitch';
import { Refusal, refusalText } from '../console/Refusal';
import { homes, safeNext } from '../console/session';
import { useWords } from '../i18n';
import { Brand } from '../look/marks';

function SignIn() {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    document.title = t('login.title');
  }, [t]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSending(true);
    setRefusal(null);
    try {
      const me = await bodyOf(api.POST('/api/session', { body: { login, password } }));
      location.assign(safeNext(new URLSearchParams(location.search).get('next'), homes[me.role]));
    } catch (error) {
      setRefusal(refusalText(error, t));
      setSending(false);
    }
  };

  return (
    <main className="login-card">
      <header>
        <Brand />
        <h1>{t('login.title')}</h1>
        <LanguageSwitch />
      </header>
      <form onSubmit={(event) => void submit(event)}>
        <label className="field">
          <span>{t('login.login')}</span>
          <input className="input" name="login" autoComplete="username" autoCapitalize="none" required value={login} onChange={(e) => setLogin(e.target.value)} />
        </label>
        <label className="field">
          <span>{t('login.password')}</span>
          <input
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </label>
        <Refusal text={refusal} />
        <button className="button primary" type="submit" disabled={sending}>
          {t(sending ? 'login.sending' : 'login.submit')}
        </button>
      </form>
      <footer>
        {t('login.note')}
        <a href="/report">{t('login.report')}</a>
      </footer>
    </main>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SignIn />
  </StrictMode>,
);
