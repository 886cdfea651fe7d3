import { lazy, Suspense, useCallback, useState } from 'react';
import type { DistrictMap, Position } from '../api/contracts';
import { refusalText } from '../console/Refusal';
import { useWords } from '../i18n';
import { locate, type Place, resolve } from './place';

const PlaceMap = lazy(() => import('../map/PlaceMap'));

interface Props {
  map: DistrictMap;
  place: Place | null;
  onPlace: (place: Place | null) => void;
}

export function PlaceField({ map, place, onPlace }: Props) {
  const { t } = useWords();
  const [locating, setLocating] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);

  const choose = async (point: Position): Promise<void> => {
    // The point counts at once; its name follows.
    onPlace({ point, buildingId: null, name: null, outside: false });
    setNote(null);
    try {
      onPlace(await resolve(point, t));
    } catch (error) {
      setNote(refusalText(error, t));
    }
  };

  const here = async (): Promise<void> => {
    setLocating(true);
    setNote(null);
    try {
      await choose(await locate());
    } catch {
      setNote(t('report.locateFailed'));
    } finally {
      setLocating(false);
    }
  };

  const onBroken = useCallback(() => setBroken(true), []);

  if (place !== null && place.buildingId !== null) {
    return (
      <div className="chosen">
        <b>{place.name}</b>
        <button type="button" className="quiet" onClick={() => onPlace(null)}>
          {t('report.change')}
        </button>
      </div>
    );
  }
  return (
    <>
      <button type="button" className="button" disabled={locating} onClick={() => void here()}>
        {t(locating ? 'report.locating' : 'report.here')}
      </button>
      {broken ? (
        <p className="note">{t('report.noMap')}</p>
      ) : (
        <Suspense fallback={<div className="place-map-wait">{t('report.tap')}</div>}>
          <PlaceMap map={map} point={place?.point ?? null} onPoint={(point) => void choose(point)} onBroken={onBroken} label={t('report.tap')} />
        </Suspense>
      )}
      <p className="place-name" role="status" data-place={place?.name ?? ''}>
        {note ?? (place === null ? t('report.tap') : place.outside ? t('report.outside') : (place.name ?? ''))}
      </p>
    </>
  );
}
