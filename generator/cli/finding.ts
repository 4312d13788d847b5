/** One thing to tell the user, whether a stage of the generator or a codec found it. */
import type { Issue } from '../runtime/issue.js';
import { catalogue } from '../support/codes.js';
import type { Diagnostic, Severity } from '../support/diagnostic.js';

export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Path from the working directory; absent when the command line is at fault. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where in the document's value it is, as `header.security.siteID`. */
  readonly path?: string;
  /** Further lines: other places, what the schema says, what to do. */
  readonly notes: readonly string[];
  /** Lines that belong to the finding and are always shown, such as a diff. */
  readonly detail?: readonly string[];
  /** Shown on request, or where somebody watches. */
  readonly help?: string;
}

export function findingOf(diagnostic: Diagnostic, locate: (file: string) => string): Finding {
  const { code, severity, message, at, notes = [], help } = diagnostic;
  const place = at && { file: locate(at.file), line: at.line, column: at.column };
  return {
    severity,
    code,
    message,
    ...place,
    notes: notes.map((note) => `${placed(locate(note.at.file), note.at)}: ${note.message}`),
    help: help ?? catalogue[code].fix,
  };
}

/** `offset` tells line and column; without it the issue stands at the document's start. */
export function findingOfIssue(
  issue: Issue,
  file: string,
  place: { readonly line: number; readonly column: number },
  severity: Severity,
): Finding {
  const notes: string[] = [];
  if (issue.source !== '') notes.push(`required by ${issue.source}`);
  return {
    severity,
    code: issue.code,
    message: issue.message,
    file,
    line: place.line,
    column: place.column,
    path: memberPath(issue.path),
    notes,
  };
}

/** `session.participants[2].name`; names that are no plain words are quoted. */
export function memberPath(path: readonly (string | number)[]): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');
}

function placed(file: string, at: { readonly line: number; readonly column: number }): string {
  return `${file}:${at.line}:${at.column}`;
}
