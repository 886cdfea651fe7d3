/**
 * What the server sends, as its records in src/Contracts say (JSON, camelCase). Times are ISO 8601 in UTC; spans are "[d.]hh:mm:ss[.fffffff]".
 */
export type Instant = string;
export type Span = string;

export type ClockKind = 'respond' | 'handle' | 'close' | 'plan';
export type Light = 'green' | 'yellow' | 'red';
export type WhistleKind = 'resident' | 'community' | 'street' | 'urgent' | 'enterprise';
export type IssueState =
  | 'reported'
  | 'filed'
  | 'dispatched'
  | 'accepted'
  | 'handling'
  | 'completed'
  | 'closed'
  | 'appraised'
  | 'refused'
  | 'voided';
export type Channel = 'resident' | 'hotline' | 'member' | 'propertyFirm' | 'enterprise' | 'sensor';
export type Role = 'administrator' | 'dispatcher' | 'liaison' | 'member' | 'display';
export type Result = 'resolved' | 'partly' | 'unresolved';

export interface Me {
  login: string;
  name: string;
  role: Role;
  areaCodes: string[];
  unitIds: string[];
}

export interface GridCell {
  gridCode: string;
  version: number;
  open: number;
  yellow: number;
  red: number;
  light: Light;
  nextDueAt: Instant | null;
  whistleSince: Instant | null;
}

export interface Arrival {
  issueId: string;
  gridCode: string;
  longitude: number;
  latitude: number;
  at: Instant;
}

export interface WallCounts {
  open: number;
  red: number;
  yellow: number;
  whistlesUnanswered: number;
}

export interface ClockGauge {
  clock: ClockKind;
  target: Span;
  onTimeRate: number | null;
  running: number;
  yellow: number;
  red: number;
  nextDueAt: Instant | null;
  bins: number[];
}

export interface DeadlineRow {
  issueId: string;
  caseNo: string;
  clock: ClockKind;
  light: Light;
  dueAt: Instant;
  target: Span;
  categoryCode: string;
  place: string;
  unitId: string;
}

export interface WhistleRow {
  issueId: string;
  kind: WhistleKind;
  calledAt: Instant;
  categoryCode: string;
  caller: string;
  unitId: string;
  reportedIn: number;
  called: number;
  gridCode: string;
}

export interface RungRow {
  issueId: string;
  clock: ClockKind;
  generation: number;
  rung: number;
  step: number;
  audienceName: string;
  categoryCode: string;
  calledAt: Instant;
  acknowledgedAt: Instant | null;
}

export interface UnitRank {
  place: number;
  unitId: string;
  onTimeRate: number;
  stopped: number;
}

export interface UnitRanking {
  units: number;
  first: UnitRank[];
  last: UnitRank[];
}

export interface TodayFigures {
  reported: number;
  closed: number;
  sameDayRate: number | null;
  reportedYesterdaySameTime: number;
  closedYesterdaySameTime: number;
  sameDayRateYesterday: number | null;
  reportedByHour: number[];
  closedByHour: number[];
  reportedByHourYesterday: number[];
  closedByHourYesterday: number[];
}

/** A place in a numbered stream: a new epoch means the feed restarted. */
export interface Numbered {
  epoch: string;
  seq: number;
  at: Instant;
}

/** `previous` is the number of the frame this one follows for this viewer. */
export interface Frame extends Numbered {
  previous: number;
}

export interface WallFrame extends Frame {
  cells: GridCell[];
  arrivals: Arrival[];
  counts: WallCounts | null;
  gauges: ClockGauge[] | null;
  board: DeadlineRow[] | null;
  whistles: WhistleRow[] | null;
  tape: RungRow[] | null;
  ranking: UnitRanking | null;
  today: TodayFigures | null;
}

export interface WallSnapshot extends Numbered {
  districtCode: string;
  districtName: string;
  timeZone: string;
  drillDivisor: number;
  cells: GridCell[];
  counts: WallCounts;
  gauges: ClockGauge[];
  board: DeadlineRow[];
  whistles: WhistleRow[];
  tape: RungRow[];
  ranking: UnitRanking;
  today: TodayFigures;
}

export interface ClockRow {
  kind: ClockKind;
  target: Span;
  startedAt: Instant;
  dueAt: Instant;
  yellowAt: Instant;
  stoppedAt: Instant | null;
  pausedAt: Instant | null;
  light: Light;
}

export interface OpenWhistle {
  kind: WhistleKind;
  caller: string;
  unitId: string;
  calledAt: Instant;
  reportedIn: number;
  called: number;
}

export interface LastRung {
  clock: ClockKind;
  generation: number;
  rung: number;
  step: number;
  audienceName: string;
  calledAt: Instant;
  acknowledgedAt: Instant | null;
}

export interface IssueRow {
  id: string;
  caseNo: string;
  version: number;
  state: IssueState;
  categoryCode: string;
  urgent: boolean;
  channel: Channel;
  districtCode: string;
  gridCode: string;
  buildingId: string | null;
  place: string;
  longitude: number;
  latitude: number;
  ownerUnitId: string;
  leadUnitId: string | null;
  reportedAt: Instant;
  closedAt: Instant | null;
  open: boolean;
  light: Light;
  nextDueAt: Instant | null;
  clocks: ClockRow[];
  /** Every unit that has it on its hands. */
  unitIds: string[];
  /** Units whose whistle call is unanswered: their phones ring. */
  ringingUnitIds: string[];
  whistle: OpenWhistle | null;
  lastRung: LastRung | null;
}

export interface DeskFrame extends Frame {
  rows: IssueRow[];
}

export interface ClockView {
  clock: ClockRow;
  generation: number;
  firstDueAt: Instant;
  breachedAt: Instant | null;
  ran: Span;
  stoodStill: Span;
  left: Span;
  words: string;
}

export interface WhistleLineView {
  lineId: string;
  kind: WhistleKind;
  caller: string;
  unitId: string;
  calledAt: Instant;
  reportedInAt: Instant | null;
  arrivedAt: Instant | null;
  doneAt: Instant | null;
  declinedAt: Instant | null;
  declineReason: string | null;
}

export interface HolderView {
  unitId: string;
  from: Instant;
  to: Instant | null;
}

export interface RungView {
  clock: ClockKind;
  generation: number;
  rung: number;
  step: number;
  audienceName: string;
  dueAt: Instant;
  calledAt: Instant | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  lapsedAt: Instant | null;
}

export interface CommandButton {
  command: string;
  allowed: boolean;
  reasonCode: string | null;
  reason: string | null;
}

export interface IssueView {
  row: IssueRow;
  words: string;
  address: string | null;
  reporterName: string | null;
  reporterPhone: string | null;
  result: string | null;
  reply: string | null;
  rating: number | null;
  clocks: ClockView[];
  whistles: WhistleLineView[];
  holders: HolderView[];
  ladder: RungView[];
  buttons: CommandButton[];
  trackToken: string | null;
}

export interface HistoryLine {
  version: number;
  at: Instant;
  actor: string;
  kind: string;
  text: string;
  hash: string;
}

export type Position = [longitude: number, latitude: number];

export interface MapArea {
  code: string;
  parentCode: string | null;
  level: string;
  name: string;
  shortName: string;
  ring: Position[] | null;
}

export interface MapBuilding {
  id: string;
  name: string;
  gridCode: string;
  longitude: number;
  latitude: number;
}

export interface MapUnit {
  id: string;
  name: string;
  shortName: string;
  kind: string;
}

export interface MapCategory {
  code: string;
  group: string;
  name: string;
  nameEn: string;
  urgent: boolean;
}

export interface Scenery {
  roads: { name: string; class: string; line: Position[] }[];
  water: { name: string; ring: Position[] }[];
  parks: { name: string; ring: Position[] }[];
}

export interface DistrictMap {
  districtCode: string;
  districtName: string;
  timeZone: string;
  drillDivisor: number;
  areas: MapArea[];
  buildings: MapBuilding[] | null;
  scenery: Scenery;
  units: MapUnit[];
  categories: MapCategory[];
}

export interface IssuePage {
  items: IssueRow[];
  next: string | null;
  at: Instant;
}

export interface ResolvedPlace {
  gridCode: string | null;
  gridName: string | null;
  estateName: string | null;
  buildingId: string | null;
  buildingName: string | null;
  distanceM: number | null;
}

/** What the reporter may see of a case by its token. */
export interface TrackView {
  caseNo: string;
  categoryCode: string;
  categoryName: string;
  place: string;
  state: IssueState;
  reportedAt: Instant;
  clocks: ClockView[];
  history: { at: Instant; kind: string; text: string }[];
  result: Result | null;
  reply: string | null;
  rating: number | null;
  canRate: boolean;
  drillDivisor: number;
  timeZone: string;
}

export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: Record<string, string[]>;
}
