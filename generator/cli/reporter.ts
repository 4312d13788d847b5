/** Gathers what a command finds, and prints all of it when the command ends. */
import { relative, resolve } from 'node:path';
import type { Diagnostics, Severity } from '../support/diagnostic.js';
import { findingOf } from './finding.js';
import type { Finding } from './finding.js';
import { printFindings, printJson } from './report.js';
import type { Format } from './report.js';
import type { Terminal } from './terminal.js';

/** Worst first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What a command says of its findings. */
export interface Reporting {
  /** Where they go: to standard output when they are the command's result. */
  readonly findings: 'out' | 'error';
  /** Warnings about the schemas are shown too, not only on request: the command is about them. */
  readonly showsWarnings?: boolean;
}

export class Reporter {
  readonly #terminal: Terminal;
  readonly #diagnostics: Diagnostics;
  readonly #findings: Finding[] = [];
  #format: Format = 'text';
  #verbose = false;
  #least: Severity = 'error';
  #print: (text: string) => void;
  #folder = '';
  /** How many diagnostics were printed. */
  #printed = 0;
  #summary = '';
  #result: object | undefined;

  constructor(terminal: Terminal, diagnostics: Diagnostics) {
    this.#terminal = terminal;
    this.#diagnostics = diagnostics;
    this.#print = terminal.error;
  }

  configure(
    values: Readonly<Record<string, unknown>>,
    { findings, showsWarnings = false }: Reporting,
  ): void {
    const { format, verbose } = values;
    if (format === 'json' || format === 'github') this.#format = format;
    this.#verbose = verbose === true;
    this.#least = this.#verbose ? 'info' : showsWarnings ? 'warning' : 'error';
    this.#print = findings === 'out' ? this.#terminal.out : this.#terminal.error;
  }

  get isVerbose(): boolean {
    return this.#verbose;
  }

  get isJson(): boolean {
    return this.#format === 'json';
  }

  /** One with the same settings that has nothing to say yet. */
  renewed(diagnostics: Diagnostics): Reporter {
    const other = new Reporter(this.#terminal, diagnostics);
    other.#format = this.#format;
    other.#verbose = this.#verbose;
    other.#least = this.#least;
    other.#print = this.#print;
    return other;
  }

  /** The folder that the files of diagnostics are relative to. */
  set folder(folder: string) {
    this.#folder = folder;
  }

  /** A path as the user would type it. */
  shown(path: string): string {
    return relative(this.#terminal.directory, path) || '.';
  }

  add(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** One closing line, and the same for machines. */
  summarize(line: string, result: object): void {
    this.#summary = line;
    this.#result = result;
  }

  /** Prints what has come up since the last time. */
  finish(): void {
    const findings = [...this.#newDiagnostics(), ...this.#findings.splice(0)];
    const [summary, result] = [this.#summary, this.#result];
    this.#summary = '';
    this.#result = undefined;
    if (this.#format === 'json') {
      if (findings.length > 0 || result) this.#print(printJson(findings, result));
      return;
    }
    const style = { format: this.#format, verbose: this.#verbose };
    if (findings.length > 0) this.#print(printFindings(findings, style, this.#terminal));
    if (summary !== '') this.#print(`${summary}\n`);
  }

  /** What is only worth knowing is shown on request. */
  #newDiagnostics(): readonly Finding[] {
    const locate = (file: string): string =>
      this.#folder === '' ? file : this.shown(resolve(this.#folder, file));
    const fresh = this.#diagnostics.all.slice(this.#printed);
    this.#printed += fresh.length;
    return fresh
      .filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(this.#least))
      .map((diagnostic) => findingOf(diagnostic, locate));
  }
}
