import { memo, useEffect, useRef, useState } from 'react';
import { ArrivalMark } from '../look/marks';
import { useWall } from './context';
import type { MapLayout } from './layout';

/** A new report: one pulse, then the mark stays 8 s. More than this many at once would be noise. */
const stayMs = 8_000;
const marksMax = 50;

interface Mark {
  id: string;
  x: number;
  y: number;
}

export const MapArrivals = memo(function MapArrivals({ layout }: { layout: MapLayout }) {
  const { model } = useWall();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const running = timers.current;
    const stop = model.onArrivals((arrivals) => {
      const fresh = arrivals.map((arrival): Mark => {
        const [x, y] = layout.project([arrival.longitude, arrival.latitude]);
        return { id: arrival.issueId, x, y };
      });
      const ids = new Set(fresh.map((mark) => mark.id));
      setMarks((before) => [...before.filter((mark) => !ids.has(mark.id)), ...fresh].slice(-marksMax));
      const timer = setTimeout(() => {
        running.delete(timer);
        setMarks((before) => before.filter((mark) => !ids.has(mark.id)));
      }, stayMs);
      running.add(timer);
    });
    return () => {
      stop();
      running.forEach(clearTimeout);
      running.clear();
    };
  }, [layout, model]);

  return marks.map((mark) => (
    <div key={mark.id} className="arrival" data-issue={mark.id} style={{ left: `${mark.x / 10}rem`, top: `${mark.y / 10}rem` }}>
      <ArrivalMark />
    </div>
  ));
});
