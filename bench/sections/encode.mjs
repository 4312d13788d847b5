/** Writing messages to bytes, judged before, beside `JSON.stringify` and builders of XML. */
import { WRITER_NAMES } from '../candidates/writers.mjs';
import { FULL_USER, list, SPARSE_USER } from '../documents/documents.mjs';

const FEW = WRITER_NAMES.slice(0, 2);

export const ENCODE = [
  caseOf('users, 1 row', list('users', 1), WRITER_NAMES),
  caseOf('users, 100 rows', list('users', 100), WRITER_NAMES, 1.15),
  caseOf('users, 10,000 rows', list('users', 10_000), WRITER_NAMES, 1.15),
  caseOf('getUser, all members', FULL_USER, FEW),
  caseOf('getUser, 15 % of the members', SPARSE_USER, FEW),
  caseOf('meetings, 100 rows', list('meetings', 100), FEW),
  caseOf('meetings, 10,000 rows', list('meetings', 10_000), FEW),
];

function caseOf(title, document, candidates, most) {
  const targets = most === undefined ? [] : [{ candidate: 'encode', most }];
  return { title, task: 'write', document, candidates, base: 'JSON.stringify', targets };
}
