import { api, answerOf } from '../api/client';
import type { DeskFrame, IssueRow, Numbered } from '../api/contracts';
import type { paths } from '../api/schema';
import { type Picture } from '../live/store';

export interface QueueSnapshot extends Numbered {
  rows: IssueRow[];
}

/** Changes are shown at most this often: a burst of frames is one drawing. */
const tellEveryMs = 120;

/** A queue too long to be worked on is cut here; the screen says so. */
export const rowsMax = 50_000;

/** The live queue: latest row of each issue; versions only grow, so whoever comes late is ignored. */
export class QueueModel implements Picture<QueueSnapshot, DeskFrame> {
  private readonly rows = new Map<string, { row: IssueRow; sweep: number }>();
  private sweep = 0;
  private list: readonly IssueRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly rowListeners = new Set<(row: IssueRow) => void>();

  /** @param keeps Whether a row belongs to this queue. */
  constructor(private readonly keeps: (row: IssueRow) => boolean) {}

  adopt(snapshot: QueueSnapshot): void {
    this.merge(snapshot.rows);
  }

  apply(frame: DeskFrame): void {
    this.merge(frame.rows);
  }

  merge(rows: readonly IssueRow[]): void {
    for (const row of rows) {
      const known = this.rows.get(row.id);
      if (known !== undefined && known.row.version > row.version) {
        known.sweep = this.sweep;
        continue;
      }
      if (!this.keeps(row)) this.rows.delete(row.id);
      else if (known !== undefined || this.rows.size < rowsMax) this.rows.set(row.id, { row, sweep: this.sweep });
      if (known === undefined || known.row.version < row.version) for (const tell of this.rowListeners) tell(row);
    }
    if (rows.length > 0) this.tellSoon();
  }

  /** A whole reading of the queue begins; {@link endSweep} then drops what it did not find. */
  beginSweep(): number {
    return ++this.sweep;
  }

  endSweep(sweep: number): void {
    if (sweep !== this.sweep) return;
    for (const [id, known] of this.rows) if (known.sweep < sweep) this.rows.delete(id);
    this.tellSoon();
  }

  get(id: string): IssueRow | undefined {
    return this.rows.get(id)?.row;
  }

  readonly read = (): readonly IssueRow[] => this.list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Each newer row, also of issues that leave the queue. */
  onRow(listener: (row: IssueRow) => void): () => void {
    this.rowListeners.add(listener);
    return () => this.rowListeners.delete(listener);
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.list = Array.from(this.rows.values(), (known) => known.row).sort(byDue);
      for (const tell of this.listeners) tell();
    }, tellEveryMs);
  }
}

/** Nearest deadline first; what has none comes last. */
export function byDue(a: IssueRow, b: IssueRow): number {
  const due = (row: IssueRow): number => (row.nextDueAt === null ? Infinity : Date.parse(row.nextDueAt));
  const [x, y] = [due(a), due(b)];
  return x === y ? (a.caseNo < b.caseNo ? -1 : 1) : x - y;
}

const pageLimit = 200;

/** Which issues: open ones come nearest deadline first, ended ones newest first. */
export type QueueQuery = NonNullable<paths['/api/issues']['get']['parameters']['query']>;

/**
 * Reads the queue page by page. The first page makes the snapshot, so the screen fills at once; the others follow while frames already flow.
 * A page carries the feed's position from before it was read, so nothing falls between.
 */
export function queueReader(model: QueueModel, queries: readonly QueueQuery[]): () => Promise<QueueSnapshot> {
  return async () => {
    const sweep = model.beginSweep();
    const pages = await Promise.all(queries.map((query) => readPage(query, null)));
    const first = pages[0];
    const epoch = first?.headers.get('x-feed-epoch');
    const seq = first?.headers.get('x-feed-seq');
    if (first === undefined || epoch === null || epoch === undefined || seq === null || seq === undefined) throw new Error('the feed has no position yet');
    void readRest(model, sweep, queries.map((query, i) => [query, pages[i]?.body.next ?? null]));
    return { epoch, seq: Number(seq), at: first.body.at, rows: pages.flatMap((page) => page.body.items) };
  };
}

async function readRest(model: QueueModel, sweep: number, rest: [query: QueueQuery, cursor: string | null][]): Promise<void> {
  try {
    for (const [query, first] of rest) {
      for (let cursor = first, pages = 0; cursor !== null && pages < rowsMax / pageLimit; pages++) {
        const page = (await readPage(query, cursor)).body;
        model.merge(page.items);
        cursor = page.next;
      }
    }
    model.endSweep(sweep);
  } catch {
    // The rows read so far are right; the next resync reads on.
  }
}

function readPage(query: QueueQuery, cursor: string | null) {
  return answerOf(api.GET('/api/issues', { params: { query: { ...query, limit: pageLimit, ...(cursor === null ? {} : { cursor }) } } }));
}
