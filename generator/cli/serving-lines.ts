/** What `codegen mock` tells its user: what it serves, and each call. */
import type { Deviation } from '../mock/deviation.js';
import type { JournalEntry, Mock } from '../mock/model.js';
import { memberPath } from './finding.js';
import { printable } from './frame.js';
import { count } from './generation.js';

/** The site, the operations, and a call to try. */
export function greeting(
  mock: Mock,
  url: string,
  { proxy, strict }: { readonly proxy: string | undefined; readonly strict: boolean },
  columns: number,
): string {
  const { api, release } = mock;
  const name = release === '' ? api : `${api} ${release}`;
  const head = `${name} on ${url}${strict ? ', strict' : ''}`;
  const lines =
    proxy === undefined
      ? [head, ...mock.notices.map((notice) => `  ${notice}`), ...operationLines(mock, columns)]
      : [head, '  a real endpoint answers; deviations from the schemas are told as errors'];
  const call = proxy === undefined ? ['', 'Try it:', `  ${curlLine(mock, url)}`] : [];
  return `${[...lines, ...call, '', 'Ctrl+C ends it.'].join('\n')}\n`;
}

/** Those with behaviour by name, the many others by number. */
function operationLines({ operations }: Mock, columns: number): readonly string[] {
  const simulated = operations.filter(({ isSimulated }) => isSimulated);
  const others = operations.filter(({ isSimulated }) => !isSimulated);
  return [
    ...services(
      simulated.map(({ id }) => id),
      'with behaviour',
      columns,
    ),
    ...services(
      others.map(({ id }) => id),
      'with samples',
      columns,
    ),
  ];
}

/** A line for each service, its operations without its name. */
function services(ids: readonly string[], what: string, columns: number): readonly string[] {
  if (ids.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const dot = id.lastIndexOf('.');
    const service = id.slice(0, dot);
    groups.set(service, [...(groups.get(service) ?? []), id.slice(dot + 1)]);
  }
  const lines = [...groups].flatMap(([service, names]) => {
    return wrapped(`    ${service}.`, names, columns);
  });
  return [`  ${count(ids.length, 'operation')} ${what}:`, ...lines];
}

function wrapped(head: string, words: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  let line = head;
  for (const [index, word] of words.entries()) {
    const text = index === words.length - 1 ? word : `${word}, `;
    if (line.length + text.trimEnd().length > columns && line !== head) {
      lines.push(line.trimEnd());
      line = '      ';
    }
    line += text;
  }
  return [...lines, line];
}

function curlLine({ example }: Mock, url: string): string {
  const { method, path, headers, login, body } = example;
  const usual = body === '' ? 'GET' : 'POST';
  return [
    'curl -s',
    ...(method === usual ? [] : [`-X ${method}`]),
    shellQuoted(new URL(path, url).href),
    ...(login ? [`-u ${shellQuoted(`${login.username}:${login.password}`)}`] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`-d ${shellQuoted(body)}`]),
  ].join(' ');
}

/** For any POSIX shell. */
function shellQuoted(text: string): string {
  if (/^[\w:/.@+-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `10:15:30 user.SetUser FAILURE 030001 …, 3.2 ms` */
export function callLine(entry: JournalEntry): string {
  const { at, operation = '-', outcome, status, errorId, reason, issues, forced } = entry;
  const parts = [
    new Date(at).toISOString().slice(11, 19),
    operation,
    outcome,
    ...(outcome === 'refused' || outcome === 'forwarded' ? [String(status)] : []),
    ...(errorId === undefined ? [] : [errorId]),
    ...(reason === undefined ? [] : [`(${shortened(reason)})`]),
    ...(issues.length > 0 ? [count(issues.length, 'issue')] : []),
    ...(forced === undefined ? [] : ['forced']),
    `${entry.durationMs} ms`,
  ];
  return parts.join(' ');
}

function shortened(text: string): string {
  const line = printable(text);
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}

/** `reply:3:14 unknown-element service.Name body.bodyContent[0].x: …; required by user.xsd:12` */
export function deviationLine(deviation: Deviation): string {
  const { direction, line, column, code, operation = '-', path, message, source } = deviation;
  const place = path.length === 0 ? '' : `${memberPath(path)}: `;
  const by = source === '' ? '' : `; required by ${source}`;
  return printable(`${direction}:${line}:${column} ${code} ${operation} ${place}${message}${by}`);
}
