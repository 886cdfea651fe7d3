import type { Arrival, GridCell, WallFrame, WallSnapshot } from '../api/contracts';
import type { Picture } from '../live/store';

/** Sections a part of the wall may listen to; a part is drawn again only when its own section changed. */
export interface WallSections {
  head: { districtName: string; timeZone: string; drillDivisor: number } | null;
  counts: WallSnapshot['counts'] | null;
  gauges: WallSnapshot['gauges'];
  board: WallSnapshot['board'];
  whistles: WallSnapshot['whistles'];
  tape: WallSnapshot['tape'];
  ranking: WallSnapshot['ranking'] | null;
  today: WallSnapshot['today'] | null;
}

export type Section = keyof WallSections;

const frameSections = ['counts', 'gauges', 'board', 'whistles', 'tape', 'ranking', 'today'] as const;

/** The wall's picture: sections for React, cells and arrivals for the map, which changes only the cells that changed. */
export class WallModel implements Picture<WallSnapshot, WallFrame> {
  private sections: WallSections = {
    head: null,
    counts: null,
    gauges: [],
    board: [],
    whistles: [],
    tape: [],
    ranking: null,
    today: null,
  };
  private readonly listeners = new Map<Section, Set<() => void>>();
  private readonly cellListeners = new Set<(changed: readonly GridCell[]) => void>();
  private readonly arrivalListeners = new Set<(arrivals: readonly Arrival[]) => void>();
  readonly cells = new Map<string, GridCell>();

  adopt(snapshot: WallSnapshot): void {
    const { districtName, timeZone, drillDivisor } = snapshot;
    const head = this.sections.head;
    if (head?.districtName !== districtName || head.timeZone !== timeZone || head.drillDivisor !== drillDivisor) {
      this.put('head', { districtName, timeZone, drillDivisor });
    }
    for (const section of frameSections) this.put(section, snapshot[section]);
    // A snapshot is the truth, versions included: after a restart of the feed they may begin again.
    this.cells.clear();
    for (const cell of snapshot.cells) this.cells.set(cell.gridCode, cell);
    this.tellCells(snapshot.cells);
  }

  apply(frame: WallFrame): void {
    for (const section of frameSections) {
      const value = frame[section];
      if (value !== null && value !== undefined) this.put(section, value);
    }
    const changed = frame.cells.filter((cell) => (this.cells.get(cell.gridCode)?.version ?? -1) < cell.version);
    for (const cell of changed) this.cells.set(cell.gridCode, cell);
    if (changed.length > 0) this.tellCells(changed);
    if (frame.arrivals.length > 0) for (const tell of this.arrivalListeners) tell(frame.arrivals);
  }

  get<K extends Section>(section: K): WallSections[K] {
    return this.sections[section];
  }

  listen(section: Section, listener: () => void): () => void {
    const listeners = this.listeners.get(section) ?? new Set();
    this.listeners.set(section, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  onCells(listener: (changed: readonly GridCell[]) => void): () => void {
    this.cellListeners.add(listener);
    return () => this.cellListeners.delete(listener);
  }

  onArrivals(listener: (arrivals: readonly Arrival[]) => void): () => void {
    this.arrivalListeners.add(listener);
    return () => this.arrivalListeners.delete(listener);
  }

  private put<K extends Section>(section: K, value: WallSections[K]): void {
    this.sections = { ...this.sections, [section]: value };
    for (const tell of this.listeners.get(section) ?? []) tell();
  }

  private tellCells(changed: readonly GridCell[]): void {
    for (const tell of this.cellListeners) tell(changed);
  }
}
