/** Judging objects by everything that the schema says, beside validators of the JSON twin. */
import { JUDGE_NAMES } from '../candidates/judges.mjs';
import { FULL_USER, list } from '../documents/documents.mjs';

export const VALIDATE = [
  caseOf('users, 1 row, valid', list('users', 1), false),
  caseOf('users, 100 rows, valid', list('users', 100), false),
  caseOf('users, 100 rows, a fault in every tenth', list('users', 100), true),
  caseOf('getUser, all members, valid', FULL_USER, false),
  caseOf('getUser, all members, four faults', FULL_USER, true),
  caseOf('users, 10,000 rows, valid', list('users', 10_000), false),
];

function caseOf(title, document, isInvalid) {
  const targets = [{ candidate: 'validate', most: 0.35 }];
  return {
    title,
    task: 'judge',
    document,
    isInvalid,
    candidates: JUDGE_NAMES,
    base: 'ajv',
    targets,
  };
}
