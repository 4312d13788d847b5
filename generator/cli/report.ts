/** Prints findings as text, JSON or GitHub annotations. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { workflowCommand } from '../support/github.js';
import type { Finding } from './finding.js';
import { codeFrame, printable } from './frame.js';
import type { Terminal } from './terminal.js';

export type Format = 'text' | 'json' | 'github';

export interface Style {
  readonly format: Format;
  /** Frames and advice, also where nobody watches. */
  readonly verbose: boolean;
}

/** The findings as lines of text; the first line of each is `file:line:column code message`. */
export function printFindings(
  findings: readonly Finding[],
  style: Style,
  terminal: Terminal,
): string {
  const frames = new Map<string, string | undefined>();
  const parts = findings.map((finding) => {
    if (style.format === 'github') return annotation(finding);
    return textOf(finding, style, terminal, frames);
  });
  return parts.map((part) => `${part}\n`).join('');
}

/** One JSON document: findings, and whatever else the command has to say. */
export function printJson(findings: readonly Finding[], result: object = {}): string {
  return `${JSON.stringify({ ...result, findings }, null, 2)}\n`;
}

function textOf(
  finding: Finding,
  style: Style,
  terminal: Terminal,
  frames: Map<string, string | undefined>,
): string {
  const { file, line, column, path } = finding;
  const paint = painter(terminal);
  const place = file === undefined ? 'codegen' : [file, line, column].filter(isDefined).join(':');
  const label = finding.severity === 'error' ? '' : `${finding.severity}: `;
  const where = path === undefined || path === '' ? '' : `${path}: `;
  const lines = [
    `${paint('bold', place)} ${paint(COLORS[finding.severity], finding.code)} ${label}${where}${finding.message}`,
    ...(finding.detail ?? []).map((line) => `  ${printable(line)}`),
  ];
  if (terminal.isInteractive || style.verbose) {
    if (
      finding.detail === undefined &&
      file !== undefined &&
      line !== undefined &&
      column !== undefined
    ) {
      const text = cachedText(resolve(terminal.directory, file), frames);
      if (text !== undefined) lines.push(...codeFrame(text, line, column, terminal.columns));
    }
    lines.push(...finding.notes.map((note) => `  ${note}`));
    if (finding.help !== undefined) lines.push(`  ${paint('cyan', 'help:')} ${finding.help}`);
  }
  return lines.join('\n');
}

const COLORS = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

type Color = (typeof COLORS)[keyof typeof COLORS] | 'bold';

/** Select Graphic Rendition (ECMA-48); whether a terminal wants it was decided elsewhere. */
const CODES: Readonly<Record<Color, number>> = { bold: 1, red: 31, yellow: 33, cyan: 36 };

function painter(terminal: Terminal): (color: Color, text: string) => string {
  return (color, text) => (terminal.hasColor ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text);
}

function cachedText(path: string, texts: Map<string, string | undefined>): string | undefined {
  if (!texts.has(path)) {
    let text: string | undefined;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      // The frame is a courtesy: without the file the message stands alone.
    }
    texts.set(path, text);
  }
  return texts.get(path);
}

function annotation({ severity, code, message, file, line, column, path }: Finding): string {
  const where = path === undefined || path === '' ? '' : `${path}: `;
  const level = severity === 'info' ? 'notice' : severity;
  return workflowCommand(level, { file, line, col: column, title: code }, where + message);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
