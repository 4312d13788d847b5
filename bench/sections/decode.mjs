/** Reading replies: the emitted decoder beside parsers of XML, and `JSON.parse` of equal objects. */
import { isOurs } from '../candidates/ours.mjs';
import { READER_NAMES } from '../candidates/readers.mjs';
import { FULL_USER, list, QUESTIONS, SPARSE_USER } from '../documents/documents.mjs';

const FEW = ['decode, strict', 'decode, tolerant', 'JSON.parse', 'fast-xml-parser'];
/** Unknown elements leave strict reading without a value. */
const TOLERANT = FEW.slice(1);

export const DECODE = [
  caseOf('users, 1 row', list('users', 1), READER_NAMES),
  caseOf('users, 100 rows', list('users', 100), READER_NAMES, 0.95),
  caseOf('users, 10,000 rows', list('users', 10_000), READER_NAMES, 1),
  caseOf('users, 100 rows, indented', list('users', 100, 'indented'), FEW, 1.2),
  caseOf('users, 10,000 rows, indented', list('users', 10_000, 'indented'), FEW, 1.2),
  caseOf('users, 100 rows, other prefixes', list('users', 100, 'prefixes'), FEW, 1.2),
  caseOf('users, 10,000 rows, other prefixes', list('users', 10_000, 'prefixes'), FEW, 1.2),
  caseOf(
    'users, 100 rows, an unknown element in each',
    list('users', 100, 'unknown'),
    TOLERANT,
    1.2,
  ),
  caseOf(
    'users, 10,000 rows, an unknown element in each',
    list('users', 10_000, 'unknown'),
    TOLERANT,
    1.6,
  ),
  caseOf('getUser, all members', FULL_USER, FEW),
  caseOf('getUser, 15 % of the members', SPARSE_USER, FEW, 1.3),
  caseOf('200 questions, mixed content', QUESTIONS, READER_NAMES),
  caseOf('meetings, 100 rows', list('meetings', 100), FEW),
  caseOf('meetings, 10,000 rows', list('meetings', 10_000), FEW),
];

function caseOf(title, document, candidates, most) {
  const ours = candidates.filter(isOurs);
  return {
    title,
    task: 'read',
    document,
    candidates,
    base: 'JSON.parse',
    targets: [
      ...(most === undefined ? [] : ours.map((candidate) => ({ candidate, most }))),
      ...ours.map((candidate) => ({ candidate, least: 30, than: 'fast-xml-parser' })),
    ],
  };
}
