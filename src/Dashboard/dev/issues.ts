import type { ClockKind, ClockRow, CommandButton, DistrictMap, HistoryLine, IssueRow, IssueState, IssueView, Light } from '../src/api/contracts';

const kinds: ClockKind[] = ['respond', 'handle', 'close', 'plan'];
const minutes: Record<ClockKind, number> = { respond: 20, handle: 30, close: 240, plan: 1440 };
const order: IssueState[] = ['reported', 'filed', 'dispatched', 'accepted', 'handling', 'completed'];
/** A holder who has not answered yet. */
const untouched = { acceptedAt: null, startedAt: null, doneAt: null, respondDueAt: null, handleDueAt: null, closeDueAt: null };
const iso = (ms: number): string => new Date(ms).toISOString();
const span = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const pad = (n: number): string => String(n).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  return `${days > 0 ? `${days}.` : ''}${pad(Math.floor(seconds / 3600) % 24)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
};

/** Invented cases for looking at the consoles without a server. */
export class MockIssues {
  readonly rows: IssueRow[] = [];

  constructor(
    private readonly map: DistrictMap,
    private readonly random: () => number,
    private readonly divisor: number,
    private readonly now: () => number,
  ) {
    for (let i = 0; i < 120; i++) this.rows.push(this.invent(i));
  }

  view(id: string): IssueView | null {
    const row = this.rows.find((candidate) => candidate.id === id);
    if (row === undefined) return null;
    const now = this.now();
    const lead = row.leadUnitId ?? row.ownerUnitId;
    const called = Date.parse(row.reportedAt) + 4_000;
    return {
      row,
      words: '井盖一直往外冒水，老人出不了门。',
      address: null,
      reporterName: null,
      reporterPhone: '138****2071',
      result: row.state === 'completed' ? 'resolved' : null,
      reply: row.state === 'completed' ? '主管网已疏通，7 号楼东侧的井不再外溢。' : null,
      rating: null,
      clocks: row.clocks.map((clock) => ({
        clock,
        generation: 1,
        firstDueAt: clock.dueAt,
        breachedAt: clock.light === 'red' ? clock.dueAt : null,
        ran: span((clock.stoppedAt === null ? now : Date.parse(clock.stoppedAt)) - Date.parse(clock.startedAt)),
        stoodStill: '00:00:00',
        left: span(Date.parse(clock.dueAt) - now),
        words: clock.stoppedAt === null ? '走表中，没有停过。' : '按时停表。',
      })),
      whistles: [row.leadUnitId, this.map.units[3]!.id, this.map.units[7]!.id]
        .filter((unitId): unitId is string => unitId !== null)
        .map((unitId, i) => ({
          lineId: `${id}-${i}`,
          kind: 'community',
          caller: '澜庭社区',
          unitId,
          calledAt: iso(called),
          reportedInAt: row.ringingUnitIds.includes(unitId) ? null : iso(called + 60_000),
          arrivedAt: i === 0 && row.state === 'handling' ? iso(called + 600_000) : null,
          doneAt: null,
          declinedAt: null,
          declineReason: null,
          isLead: i === 0,
          isCoHandler: false,
          light: 'green',
          clocks: [],
          calls: [],
          doneWords: null,
          releasedAt: null,
          byCaller: null,
          byUnit: null,
        })),
      holders: [
        { ...untouched, unitId: this.map.units[20]!.id, from: row.reportedAt, to: iso(Date.parse(row.reportedAt) + 240_000) },
        { ...untouched, unitId: lead, from: iso(Date.parse(row.reportedAt) + 240_000), to: null },
      ],
      ladder: ['孙村 12 网格', '孙村 12 网格长', '澜庭社区', '孙村街道', '区指挥中心'].map((audienceName, i) => ({
        clock: 'close',
        generation: 1,
        rung: i + 1,
        step: i + 1,
        audienceName,
        dueAt: iso(now + (i - 1) * 300_000),
        calledAt: i === 0 && row.light !== 'green' ? iso(now - 22_000) : null,
        acknowledgedAt: null,
        acknowledgedUntil: null,
        lapsedAt: null,
        pass: 1,
      })),
      buttons: this.buttons(row),
      trackToken: null,
      asks: [],
      plan: null,
      parking: null,
      gate: null,
      duplicates: [],
      mergedInto: null,
    };
  }

  history(id: string): HistoryLine[] {
    const row = this.rows.find((candidate) => candidate.id === id);
    if (row === undefined) return [];
    const told: [kind: string, text: string, actor: string][] = [
      ['reported', '居民扫码上报。', '居民'],
      ['dispatched', '按规则立案并派遣。', '规则'],
      ['accepted', '签收。', '联络员'],
      ['arrived', '到场，疏通车作业。', '联络员'],
      ['rungCalled', '办结黄灯，升级呼叫孙村 12 网格。', '规则'],
    ];
    return told
      .slice(0, Math.max(2, order.indexOf(row.state)))
      .map(([kind, text, actor], i) => ({ version: i + 1, at: iso(Date.parse(row.reportedAt) + i * 180_000), actor, kind, text, hash: '' }));
  }

  /** Takes the next step of the loop, so that buttons do something. */
  command(id: string, command: string): IssueView | null {
    const row = this.rows.find((candidate) => candidate.id === id);
    if (row === undefined) return null;
    const to: Record<string, IssueState> = { file: 'filed', dispatch: 'dispatched', redispatch: 'dispatched', accept: 'accepted', arrive: 'handling', handle: 'handling', complete: 'completed', check: 'closed' };
    row.version++;
    row.state = to[command] ?? row.state;
    row.open = !['completed', 'closed'].includes(row.state);
    if (command === 'accept' || command === 'reportIn') row.ringingUnitIds = [];
    const stops: Record<string, ClockKind[]> = { accept: ['respond'], arrive: ['handle'], handle: ['handle'], complete: ['close', 'plan'] };
    for (const clock of row.clocks) if (stops[command]?.includes(clock.kind)) clock.stoppedAt ??= iso(this.now());
    return this.view(id);
  }

  private buttons(row: IssueRow): CommandButton[] {
    const allowed: Partial<Record<IssueState, string[]>> = {
      reported: ['file', 'refuse', 'void', 'acknowledge'],
      filed: ['dispatch', 'void', 'acknowledge'],
      dispatched: ['accept', 'redispatch', 'return', 'whistle', 'void'],
      accepted: ['arrive', 'handle', 'return', 'redispatch', 'whistle'],
      handling: ['complete', 'return', 'redispatch', 'whistle', 'acknowledge'],
      completed: ['check'],
    };
    return ['file', 'refuse', 'dispatch', 'accept', 'arrive', 'handle', 'complete', 'check', 'rate', 'return', 'redispatch', 'whistle', 'acknowledge', 'void'].map((command) => {
      const may = allowed[row.state]?.includes(command) ?? false;
      return { command, allowed: may, reasonCode: may ? null : 'wrongState', reason: may ? null : '现在的状态不能这样办。' };
    });
  }

  private invent(i: number): IssueRow {
    const { random, map } = this;
    const grids = map.areas.filter((area) => area.level === 'grid');
    const grid = grids[Math.floor(random() * grids.length)]!;
    const state = order[Math.min(5, Math.floor(random() * 6.4))]!;
    const agoMs = ((random() ** 3 * 250 + 0.5) * 60_000) / this.divisor;
    const reported = this.now() - agoMs;
    const stopped: Record<ClockKind, boolean> = {
      respond: order.indexOf(state) >= 3,
      handle: order.indexOf(state) >= 4,
      close: state === 'completed',
      plan: state === 'completed',
    };
    const clocks = kinds.map((kind): ClockRow => {
      const target = (minutes[kind] * 60_000) / this.divisor;
      const end = stopped[kind] ? reported + Math.min(agoMs, target * (0.3 + random())) : this.now();
      const share = (end - reported) / target;
      const light: Light = share >= 1 ? 'red' : share >= 0.8 ? 'yellow' : 'green';
      return {
        kind,
        target: span(target),
        startedAt: iso(reported),
        dueAt: iso(reported + target),
        yellowAt: iso(reported + target * 0.8),
        stoppedAt: stopped[kind] ? iso(end) : null,
        pausedAt: null,
        light: stopped[kind] && light === 'yellow' ? 'green' : light,
      };
    });
    const running = clocks.filter((clock) => clock.stoppedAt === null);
    const light: Light = running.some((clock) => clock.light === 'red') ? 'red' : running.some((clock) => clock.light === 'yellow') ? 'yellow' : 'green';
    const lead = order.indexOf(state) >= 2 ? map.units[Math.floor(random() * 26)]!.id : null;
    const rings = state === 'dispatched' && lead !== null ? [lead] : [];
    const [longitude, latitude] = grid.ring?.[0] ?? [0, 0];
    return {
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      caseNo: `20261120-${String(i + 300).padStart(4, '0')}`,
      version: 1,
      state,
      categoryCode: map.categories[Math.floor(random() * map.categories.length)]!.code,
      urgent: random() < 0.06,
      channel: 'resident',
      districtCode: map.districtCode,
      gridCode: grid.code,
      buildingId: null,
      place: ['锦绣澜庭 7 号楼', '孙村中街', '和苑里 12 号楼', '府苑小区 3 号楼', '澜庭东路'][i % 5]!,
      longitude,
      latitude,
      ownerUnitId: lead ?? map.units[0]!.id,
      leadUnitId: lead,
      reportedAt: iso(reported),
      closedAt: null,
      open: state !== 'completed',
      light,
      nextDueAt: running.length === 0 ? null : running.map((clock) => clock.dueAt).sort()[0]!,
      clocks,
      unitIds: lead === null ? [] : [lead],
      ringingUnitIds: rings,
      whistle: rings.length === 0 ? null : { kind: 'community', caller: '澜庭社区', unitId: rings[0]!, calledAt: iso(reported + 4_000), reportedIn: 0, called: 1 },
      lastRung: null,
      round: 1,
      supervision: null,
      expedited: false,
      urges: 0,
      asks: [],
      reviewAt: null,
      coHandlerUnitIds: [],
    };
  }
}
