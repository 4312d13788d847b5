import type { DiagnosticCode } from './codes.js';
import type { SourcePoint } from './source.js';

export type Severity = 'error' | 'warning' | 'info';

/** One thing to tell the user: data, collected by every stage, printed by the command alone. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What was found and what was expected, one line, no final full stop. */
  readonly message: string;
  readonly at?: SourcePoint;
  /** Other places that belong to it, such as the first of two definitions. */
  readonly notes?: readonly { readonly message: string; readonly at: SourcePoint }[];
  /** What to do about this very case; the catalogue has the general advice. */
  readonly help?: string;
  /** The W3C constraint name where there is one, such as `cos-nonambig`. */
  readonly constraint?: string;
}

/** Collects diagnostics; the same code at the same place with the same message counts once. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #errors = 0;
  #reports = 0;

  report(diagnostic: Diagnostic): void {
    this.#reports++;
    const { code, at, message } = diagnostic;
    const key = JSON.stringify([code, at?.file, at?.line, at?.column, message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(diagnostic);
    if (diagnostic.severity === 'error') this.#errors++;
  }

  error(
    code: DiagnosticCode,
    at: SourcePoint | undefined,
    message: string,
    more: Pick<Diagnostic, 'notes' | 'help' | 'constraint'> = {},
  ): void {
    this.report({ code, severity: 'error', message, ...(at && { at }), ...more });
  }

  warn(
    code: DiagnosticCode,
    at: SourcePoint | undefined,
    message: string,
    more: Pick<Diagnostic, 'notes' | 'help' | 'constraint'> = {},
  ): void {
    this.report({ code, severity: 'warning', message, ...(at && { at }), ...more });
  }

  /** How often something was reported, repetitions included. */
  get reports(): number {
    return this.#reports;
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  get all(): readonly Diagnostic[] {
    return this.#list;
  }
}
