/** Faults as programs make them, in rows of users: a value, a missing member, a type, a typo. */
const FAULTS = [
  (row) => {
    row.active = 'ACTIVE';
  },
  (row) => {
    delete row.webExId;
  },
  (row) => {
    row.timeZoneID = '7';
  },
  (row) => {
    row.fristName = 'Jane';
  },
];

/** One fault in every tenth row, one of each kind at least; says how many. */
export function spoil(rows) {
  const count = Math.max(FAULTS.length, Math.floor(rows.length / 10));
  for (let fault = 0; fault < count; fault += 1) {
    FAULTS[fault % FAULTS.length](rows[(fault * 10) % rows.length]);
  }
  return count;
}
