import type { Command } from '../api/operation';
import type { IssueRow, IssueView, RungView } from '../api/contracts';

/** What the one tap on a ringing phone sends: the lead unit accepts, any other answers its line. */
export function answerOf(view: IssueView, unitId: string): Command | null {
  if (view.row.state === 'dispatched' && view.row.leadUnitId === unitId) return { verb: 'accept', body: {} };
  const line = view.whistles.find((candidate) => candidate.unitId === unitId && candidate.reportedInAt === null && candidate.declinedAt === null);
  return line === undefined ? null : { verb: 'reportIn', body: { lineId: line.lineId } };
}

/** What declining sends: the lead gives the case back, any other declines its line. */
export function declineOf(view: IssueView, unitId: string, reason: string): Command | null {
  const answer = answerOf(view, unitId);
  if (answer === null) return null;
  if (answer.verb === 'reportIn') return { verb: 'decline', body: { lineId: answer.body.lineId, reason } };
  return { verb: 'return', body: { reason } };
}

/** Own cases whose call is unanswered: urgent first, then the one called longest. */
export function ringing(rows: readonly IssueRow[], unitId: string): IssueRow[] {
  return rows
    .filter((row) => row.ringingUnitIds.includes(unitId))
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || Date.parse(a.whistle?.calledAt ?? a.reportedAt) - Date.parse(b.whistle?.calledAt ?? b.reportedAt));
}

/** The rung that is called next if nobody answers. */
export function nextRung(view: IssueView): RungView | null {
  return view.ladder
    .filter((rung) => rung.clock === 'respond' && rung.calledAt === null)
    .reduce<RungView | null>((best, rung) => (best === null || rung.rung < best.rung ? rung : best), null);
}
