import { useWords } from '../i18n';
import { setLanguage } from '../i18n/language';

export function LanguageSwitch() {
  const { lang, t } = useWords();
  return (
    <button type="button" className="quiet" lang={lang === 'en' ? 'zh-CN' : 'en'} onClick={() => setLanguage(lang === 'en' ? 'zh-CN' : 'en')}>
      {t('language.other')}
    </button>
  );
}
