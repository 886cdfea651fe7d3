import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { DistrictMap, IssueView, MapCategory } from '../api/contracts';
import { Intent, untilKnown } from '../api/operation';
import { Refusal, refusalText } from '../console/Refusal';
import { useWords } from '../i18n';
import { type Place, placeOfBuilding, placeOfGrid } from './place';
import { PlaceField } from './PlaceField';

const wordsMax = 2000;

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What the QR code that opened the page says: `?building=` or `?grid=`. */
const asked = new URLSearchParams(location.search);

export function ReportForm({ map, onDone }: { map: DistrictMap; onDone: (view: IssueView) => void }) {
  const { t } = useWords();
  const [category, setCategory] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [place, setPlace] = useState<Place | null>(() => placeOfGrid(asked.get('grid'), map));
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const intent = useRef(new Intent());

  useEffect(() => {
    const building = asked.get('building');
    if (building === null) return;
    placeOfBuilding(building).then(
      (found) => found !== null && setPlace((chosen) => chosen ?? found),
      (error: unknown) => setRefusal(refusalText(error, t)),
    );
  }, [t]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing =
      category === null ? 'report.needCategory' : words.trim() === '' ? 'report.needWords' : place === null && address.trim() === '' ? 'report.needPlace' : null;
    if (missing !== null || category === null) return setRefusal(t(missing ?? 'report.needCategory'));
    const body = {
      categoryCode: category,
      words: words.trim(),
      channel: 'resident' as const,
      point: place?.point ? { longitude: place.point[0], latitude: place.point[1] } : null,
      buildingId: place?.buildingId ?? null,
      address: said(address),
      reporter: said(name) === null && said(phone) === null ? null : { name: said(name), phone: said(phone) },
    };
    // The same report sent again after a silence is the same operation; a changed one is another.
    const operationId = intent.current.idFor(body);
    setSending(true);
    setRefusal(null);
    try {
      onDone(await untilKnown(() => bodyOf(api.POST('/api/issues', { body: { ...body, operationId } }))));
    } catch (error) {
      setRefusal(refusalText(error, t));
      setSending(false);
    }
  };

  return (
    <form className="report-form" onSubmit={(event) => void submit(event)} noValidate>
      <Categories categories={map.categories} value={category} onChange={setCategory} />
      <label className="field">
        <span>{t('report.words')}</span>
        <textarea className="input" name="words" maxLength={wordsMax} placeholder={t('report.wordsHint')} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <fieldset className="group">
        <legend>{t('report.place')}</legend>
        <PlaceField map={map} place={place} onPlace={setPlace} />
        <input
          className="input"
          name="address"
          autoComplete="street-address"
          aria-label={t('report.address')}
          placeholder={t('report.address')}
          maxLength={200}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </fieldset>
      <fieldset className="group">
        <legend>{t('report.who')}</legend>
        <input className="input" name="name" autoComplete="name" aria-label={t('report.name')} placeholder={t('report.name')} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
        <input
          className="input"
          name="phone"
          type="tel"
          autoComplete="tel"
          aria-label={t('report.phone')}
          placeholder={t('report.phone')}
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <p className="note">{t('report.privacy')}</p>
      </fieldset>
      <div className="report-send">
        <Refusal text={refusal} />
        <button type="submit" className="button primary big" disabled={sending}>
          {t(sending ? 'report.sending' : 'report.send')}
        </button>
      </div>
    </form>
  );
}

function Categories({ categories, value, onChange }: { categories: readonly MapCategory[]; value: string | null; onChange: (code: string) => void }) {
  const { t, lang } = useWords();
  const groups = [...new Set(categories.map((category) => category.group))];
  return (
    <fieldset className="group">
      <legend>{t('report.category')}</legend>
      {groups.map((group) => (
        <div key={group} className="category-group">
          {lang === 'zh-CN' && <small>{group}</small>}
          <div className="chips">
            {categories
              .filter((category) => category.group === group)
              .map((category) => (
                <label key={category.code}>
                  <input type="radio" name="category" value={category.code} checked={category.code === value} onChange={() => onChange(category.code)} />
                  <span>{lang === 'en' ? category.nameEn : category.name}</span>
                </label>
              ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
