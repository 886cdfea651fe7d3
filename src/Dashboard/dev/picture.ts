import type { ClockGauge, ClockKind, DeadlineRow, DistrictMap, GridCell, Light, RungRow, WallFrame, WallSnapshot, WhistleKind } from '../src/api/contracts';

export interface MockOptions {
  random: () => number;
  divisor: number;
  now: () => number;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const spanOf = (seconds: number): string => {
  const pad = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  return `${days > 0 ? `${days}.` : ''}${pad((seconds / 3600) % 24)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
};

const targets: Record<ClockKind, number> = { respond: 1200, handle: 1800, close: 14_400, plan: 86_400 };
const kinds: ClockKind[] = ['respond', 'handle', 'close', 'plan'];
const whistleKinds: WhistleKind[] = ['urgent', 'community', 'community', 'resident', 'enterprise'];

/** An invented picture that moves: for looking at the wall without a server. */
export class MockPicture {
  private seq = 1;
  readonly epoch = `mock-${Date.now()}`;
  private readonly cells: GridCell[];
  private readonly whistles: WallSnapshot['whistles'];
  private board: DeadlineRow[] = [];
  private tape: RungRow[] = [];
  private open = 0;
  private readonly ranks: WallSnapshot['ranking']['first'];

  constructor(
    private readonly map: DistrictMap,
    private readonly options: MockOptions,
  ) {
    const { random, now, divisor } = options;
    const unit = (i: number): string => map.units[i % map.units.length]?.id ?? '';
    const category = (i: number): string => map.categories[i % map.categories.length]?.code ?? '';
    this.ranks = [5, 4, 8, 2, 0, 7].map((i, k) => ({
      place: k < 3 ? k + 1 : 33 + k,
      unitId: unit(i),
      onTimeRate: [0.991, 0.986, 0.982, 0.884, 0.869, 0.813][k]!,
      stopped: 60,
    }));
    const grids = map.areas.filter((area) => area.level === 'grid');
    this.cells = grids.map((area) => {
      const roll = random();
      const light: Light = roll < 0.045 ? 'red' : roll < 0.13 ? 'yellow' : 'green';
      const open = light === 'green' ? Math.floor(random() ** 2 * 4.2) : 1 + Math.floor(random() * 4);
      return { gridCode: area.code, version: 1, open, yellow: light === 'yellow' ? 1 : 0, red: light === 'red' ? 1 : 0, light, nextDueAt: null, whistleSince: null };
    });
    const whistled = [43, 88, 131, 180, 222].map((i) => grids[i % grids.length]!);
    const waits = [31, 217, 143, 107, 64];
    this.whistles = whistled.map((grid, i) => ({
      issueId: `w${i}`,
      kind: whistleKinds[i]!,
      calledAt: iso(now() - (waits[i]! * 1000) / Math.min(divisor, 4)),
      categoryCode: category([1, 12, 0, 4, 5][i]!),
      caller: ['孙村街道', '澜庭社区', '望河社区', '府苑小区', '科创园区'][i]!,
      unitId: unit([1, 11, 8, 4, 5][i]!),
      reportedIn: [0, 2, 2, 0, 0][i]!,
      called: [2, 3, 3, 1, 2][i]!,
      gridCode: grid.code,
    }));
    for (const whistle of this.whistles) {
      const cell = this.cells.find((candidate) => candidate.gridCode === whistle.gridCode);
      if (cell !== undefined) cell.whistleSince = whistle.calledAt;
    }
    const places = ['府前东街', '锦绣澜庭 7 号楼', '石桥南路', '孙村中街', '府苑小区 3 号楼', '澜河西路桥下', '科创二路', '望河里小区', '石桥小学', '孙村公园', '东岭花园', '府前大厦'];
    const left = [-192, -106, -21, 42, 78, 150, 185, 291, 387, 494, 760, 1060];
    this.board = left.map((seconds, i) => ({
      issueId: `b${i}`,
      caseNo: `20261120-04${10 + i}`,
      clock: kinds[[2, 0, 1, 0, 1, 0, 2, 1, 0, 0, 1, 3][i]!]!,
      light: seconds < 0 ? 'red' : i < 8 ? 'yellow' : 'green',
      dueAt: iso(now() + (seconds * 1000) / divisor),
      target: spanOf(1200 / divisor),
      categoryCode: category(i),
      place: places[i]!,
      unitId: unit([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3][i]!),
    }));
    const ages = [22, 47, 155, 298, 446];
    this.tape = ages.map((seconds, i) => ({
      issueId: `t${i}`,
      clock: 'close',
      generation: 1,
      rung: i,
      step: [1, 3, 2, 4, 5][i]!,
      audienceName: ['孙村 12 网格', '府前社区', '石桥 09 网格长', '望河街道', '区指挥中心'][i]!,
      categoryCode: category([12, 0, 2, 0, 1][i]!),
      calledAt: iso(now() - seconds * 1000),
      acknowledgedAt: i < 2 ? null : iso(now() - (seconds - 28) * 1000),
    }));
    this.open = this.cells.reduce((sum, cell) => sum + cell.open, 0);
  }

  snapshot(): WallSnapshot {
    return {
      districtCode: this.map.districtCode,
      districtName: this.map.districtName,
      timeZone: this.map.timeZone,
      drillDivisor: this.options.divisor,
      epoch: this.epoch,
      seq: this.seq,
      at: iso(this.options.now()),
      cells: this.cells,
      counts: { open: this.open, red: 14, yellow: 33, whistlesUnanswered: this.whistles.length },
      gauges: this.gauges(),
      board: this.board,
      whistles: this.whistles,
      tape: this.tape,
      ranking: {
        units: 38,
        first: this.ranks.slice(0, 3),
        last: this.ranks.slice(3),
      },
      today: {
        reported: 486,
        closed: 431,
        sameDayRate: 0.819,
        reportedYesterdaySameTime: 463,
        closedYesterdaySameTime: 402,
        sameDayRateYesterday: 0.794,
        reportedByHour: [3, 3, 2, 3, 3, 4, 6, 20, 42, 56, 56, 46, 36, 30, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        closedByHour: [3, 2, 2, 3, 3, 3, 4, 8, 20, 36, 46, 54, 40, 28, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        reportedByHourYesterday: [4, 3, 2, 2, 3, 4, 9, 24, 38, 48, 50, 42, 34, 28, 32, 36, 40, 36, 30, 24, 20, 14, 10, 6],
        closedByHourYesterday: [3, 2, 2, 2, 3, 3, 5, 10, 18, 32, 42, 50, 36, 30, 32, 34, 36, 34, 30, 26, 22, 18, 12, 8],
      },
    };
  }

  /** The next frame: a cell changes now and then, a report arrives, otherwise a heartbeat. */
  frame(): WallFrame {
    const { random, now } = this.options;
    const previous = this.seq++;
    const frame: WallFrame = {
      epoch: this.epoch, seq: this.seq, previous, at: iso(now()), cells: [], arrivals: [],
      counts: null, gauges: null, board: null, whistles: null, tape: null, ranking: null, today: null,
    };
    if (random() < 0.3) {
      const cell = this.cells[Math.floor(random() * this.cells.length)]!;
      const area = this.map.areas.find((candidate) => candidate.code === cell.gridCode);
      cell.version++;
      cell.open = Math.min(9, cell.open + 1);
      this.open++;
      frame.cells = [{ ...cell }];
      const [longitude, latitude] = area!.ring![0]!;
      frame.arrivals = [{ issueId: `a${this.seq}`, gridCode: cell.gridCode, longitude, latitude, at: frame.at }];
      frame.counts = { open: this.open, red: 14, yellow: 33, whistlesUnanswered: this.whistles.length };
    }
    return frame;
  }

  private gauges(): ClockGauge[] {
    const { now, divisor } = this.options;
    const rows: [ClockKind, number, number, number, number, number][] = [
      ['respond', 0.978, 14, 2, 2, 42],
      ['handle', 0.951, 27, 2, 4, 78],
      ['close', 0.926, 246, 24, 7, 185],
      ['plan', 0.984, 231, 6, 2, 1060],
    ];
    return rows.map(([clock, onTimeRate, running, yellow, red, next], i) => ({
      clock,
      target: spanOf(targets[clock] / divisor),
      onTimeRate,
      running,
      yellow,
      red,
      nextDueAt: iso(now() + (next * 1000) / divisor),
      bins: i < 2
        ? Array.from({ length: 37 }, (_, k) => (k % (4 - i) === 1 ? 1 + (k % 5 === 1 ? i : 0) : 0))
        : Array.from({ length: 37 }, (_, k) => Math.max(1, Math.round((k < 26 ? 16 - k * 0.55 : k < 32 ? 4 : 1.4) + Math.sin(k * 2.1) * 1.6))),
    }));
  }
}
