import type { components } from './schema';

/**
 * The server's records by their own names, from its OpenAPI document (schema.d.ts). Only what comes by the hub, and rings as pairs, is said here:
 * OpenAPI knows neither. Times are ISO 8601 in UTC; spans are "[d.]hh:mm:ss[.fffffff]".
 */
type Schemas = components['schemas'];
export type Instant = string;

export type ClockKind = Schemas['ClockKind'];
export type Light = Schemas['Light'];
export type WhistleKind = Schemas['WhistleKind'];
export type IssueState = Schemas['IssueState'];
export type Role = Schemas['Role'];
export type Result = NonNullable<Schemas['Outcome']>;
export type Me = Schemas['Me'];

export type GridCell = Schemas['GridCell'];
export type WallCounts = Schemas['WallCounts'];
export type ClockGauge = Schemas['ClockGauge'];
export type DeadlineRow = Schemas['DeadlineRow'];
export type WhistleRow = Schemas['WhistleRow'];
export type RungRow = Schemas['RungRow'];
export type UnitRank = Schemas['UnitRank'];
export type UnitRanking = Schemas['UnitRanking'];
export type TodayFigures = Schemas['TodayFigures'];
export type WallSnapshot = Schemas['WallSnapshot'];

export type ClockRow = Schemas['ClockRow'];
export type IssueRow = Schemas['IssueRow'];
export type ClockView = Schemas['ClockView'];
export type WhistleLineView = Schemas['WhistleLineView'];
export type RungView = Schemas['RungView'];
export type CommandButton = Schemas['CommandButton'];
export type IssueView = Schemas['IssueView'];
export type HistoryLine = Schemas['HistoryLine'];
export type TrackView = Schemas['TrackView'];
export type ResolvedPlace = Schemas['FoundPlace'];

export type MapUnit = Schemas['MapUnit'];
export type MapCategory = Schemas['MapCategory'];
export type Position = [longitude: number, latitude: number];
export type MapArea = Omit<Schemas['MapArea'], 'ring'> & { ring: Position[] | null };
export interface Scenery {
  roads: { name: string; class: string; line: Position[] }[];
  water: { name: string; ring: Position[] }[];
  parks: { name: string; ring: Position[] }[];
}
export type DistrictMap = Omit<Schemas['DistrictMap'], 'areas' | 'scenery'> & { areas: MapArea[]; scenery: Scenery };

/** A place in a numbered stream: a new epoch means the feed restarted. */
export interface Numbered {
  epoch: string;
  seq: number;
  at: Instant;
}

/** `previous` is the number of the frame this one follows for this viewer (WallFrame.cs). */
export interface Frame extends Numbered {
  previous: number;
}

/** A report just taken; its place is the building's or the grid's, never finer. */
export interface Arrival {
  issueId: string;
  gridCode: string;
  longitude: number;
  latitude: number;
  at: Instant;
}

/** One numbered change of the wall's picture; a section left null is as before. */
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

/** Latest rows of the issues that changed; one whose issue left comes with open = false. */
export interface DeskFrame extends Frame {
  rows: IssueRow[];
}

/** RFC 9457, with the server's machine code and the fields at fault. */
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: Record<string, string[]>;
}
