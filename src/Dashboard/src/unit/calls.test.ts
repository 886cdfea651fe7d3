import { describe, expect, it } from 'vitest';
import type { IssueRow, IssueView, WhistleLineView } from '../api/contracts';
import { answerOf, declineOf, ringing } from './calls';

const row = (over: Partial<IssueRow>): IssueRow =>
  ({ id: 'i', state: 'dispatched', leadUnitId: 'water', urgent: false, ringingUnitIds: ['water'], reportedAt: '2026-11-20T06:00:00Z', whistle: null, ...over }) as IssueRow;
const line = (unitId: string, over: Partial<WhistleLineView> = {}): WhistleLineView =>
  ({ lineId: `line-${unitId}`, unitId, reportedInAt: null, declinedAt: null, ...over }) as WhistleLineView;
const view = (over: Partial<IssueRow>, whistles: WhistleLineView[]): IssueView => ({ row: row(over), whistles }) as unknown as IssueView;

describe('the one tap', () => {
  it('accepts for the lead unit that was dispatched', () => {
    expect(answerOf(view({}, [line('water')]), 'water')).toEqual({ verb: 'accept', body: {} });
  });

  it('reports in on its own line for a unit called beside the lead', () => {
    expect(answerOf(view({ state: 'handling' }, [line('water', { reportedInAt: 'x' }), line('urban')]), 'urban')).toEqual({
      verb: 'reportIn',
      body: { lineId: 'line-urban' },
    });
  });

  it('has nothing to send once the unit answered or declined', () => {
    expect(answerOf(view({ state: 'handling' }, [line('urban', { declinedAt: 'x' })]), 'urban')).toBeNull();
  });

  it('declines as the lead by returning the case, otherwise on the line', () => {
    expect(declineOf(view({}, [line('water')]), 'water', '不归我们')).toEqual({ verb: 'return', body: { reason: '不归我们' } });
    expect(declineOf(view({ state: 'handling' }, [line('urban')]), 'urban', '没人')).toEqual({ verb: 'decline', body: { lineId: 'line-urban', reason: '没人' } });
  });
});

describe('the order of ringing', () => {
  it('is urgent first, then longest called, and never another unit\u2019s', () => {
    const rows = [
      row({ id: 'late', reportedAt: '2026-11-20T06:05:00Z' }),
      row({ id: 'early', reportedAt: '2026-11-20T06:01:00Z' }),
      row({ id: 'urgent', urgent: true, reportedAt: '2026-11-20T06:09:00Z' }),
      row({ id: 'other', ringingUnitIds: ['gas'] }),
    ];
    expect(ringing(rows, 'water').map((issue) => issue.id)).toEqual(['urgent', 'early', 'late']);
  });
});
