/** Lists: sorted by up to three keys, cut into pages, and a failure where nothing is left. */
import type { Outcome } from '../../generator/mock/simulator.js';
import type { Tolerant } from '../../generated/webex/runtime/issue.js';
import type { LstControlType, MatchingRecordsType } from '../../generated/webex/service.js';
import { NO_RECORD, success } from './outcomes.js';

/** As many rows as a page has at most, and where the request does not say. */
const PAGE = 500;

/** `orderBy` and `orderAD` are parallel, as the schema has them. */
export interface Order {
  readonly orderBy?: readonly string[] | undefined;
  readonly orderAD?: readonly string[] | undefined;
}

type Key = string | number;

/** What the order does not decide stays as it was; keys that nobody knows decide nothing. */
export function sorted<Row>(
  rows: readonly Row[],
  { orderBy = [], orderAD = [] }: Order,
  keys: ReadonlyMap<string, (row: Row) => Key>,
): readonly Row[] {
  return rows.toSorted((a, b) => {
    for (const [index, name] of orderBy.entries()) {
      const key = keys.get(name);
      const difference = key === undefined ? 0 : compare(key(a), key(b));
      if (difference !== 0) return orderAD[index] === 'DESC' ? -difference : difference;
    }
    return 0;
  });
}

function compare(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Counting starts at 1; clients also send 0, less, or nothing. */
export function answerPage<Row, Shown extends object>(
  name: string,
  rows: readonly Row[],
  { startFrom, maximumNum }: Tolerant<LstControlType> = {},
  show: (row: Row) => Shown,
): Outcome {
  const start = Math.max(1, startFrom ?? 1);
  const most = maximumNum === undefined || maximumNum < 1 ? PAGE : Math.min(PAGE, maximumNum);
  const page = rows.slice(start - 1, start - 1 + most);
  if (page.length === 0) return NO_RECORD;
  const matchingRecords: MatchingRecordsType = {
    total: rows.length,
    returned: page.length,
    startFrom: start,
  };
  return success({ [name]: page.map(show), matchingRecords });
}
