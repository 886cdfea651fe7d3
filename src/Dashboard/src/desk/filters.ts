import type { IssueRow, IssueState, Light } from '../api/contracts';

/** The tabs above the queue. */
export const views = {
  open: (row: IssueRow) => row.open,
  red: (row: IssueRow) => row.open && row.light === 'red',
  yellow: (row: IssueRow) => row.open && row.light === 'yellow',
  waiting: (row: IssueRow) => row.state === 'reported' || row.state === 'filed',
  whistle: (row: IssueRow) => row.open && row.ringingUnitIds.length > 0,
  check: (row: IssueRow) => row.state === 'completed',
} as const;

export type View = keyof typeof views;

export interface Filter {
  view: View;
  state: IssueState | null;
  /** Area code: everything below it. */
  street: string | null;
  light: Light | null;
  text: string;
}

export const everything: Filter = { view: 'open', state: null, street: null, light: null, text: '' };

/** @param searched The words of a row that free text looks through. */
export function matches(row: IssueRow, filter: Filter, searched: (row: IssueRow) => string): boolean {
  return (
    views[filter.view](row) &&
    (filter.state === null || row.state === filter.state) &&
    (filter.street === null || row.gridCode.startsWith(filter.street)) &&
    (filter.light === null || row.light === filter.light) &&
    (filter.text === '' || every(filter.text, searched(row)))
  );
}

function every(text: string, searched: string): boolean {
  const where = searched.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
