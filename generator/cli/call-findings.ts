import type { Problem } from '../request/model.js';
import type { Issue } from '../runtime/issue.js';
import type { Severity } from '../support/diagnostic.js';
import type { Finding } from './finding.js';

export function findingOfRequest(
  { code, message, path, source }: Issue,
  severity: Severity = 'error',
): Finding {
  const notes = source === '' ? [] : [`required by ${source}`];
  return { severity, code, message, path: fieldPath(path), notes };
}

export function findingOfProblem({ code, message, path }: Problem): Finding {
  return { severity: 'error', code, message, path, notes: [] };
}

/** As `--set` takes it, with the index of an item behind the name of its list. */
export function fieldPath(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
