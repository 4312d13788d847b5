import type { Field } from './field.js';
import type { Finding, Path, Place } from './finding.js';
import type { Issue, IssueCode } from './issue.js';
import { isSecret, quote } from './message.js';
import type { Reader } from './reader.js';

/** Records an issue of the record that is being read; its path grows while the readers return. */
export function report(
  r: Reader,
  code: IssueCode,
  path: Path,
  message: string,
  source: string,
  offset: number,
  found?: string,
  constraint?: string,
): void {
  if (r.found++ >= r.limits.issues) return;
  const text = found === undefined ? message : `${message}, found ${quote(found)}`;
  const finding: Finding = { code, path, message: text, source, offset };
  if (constraint !== undefined) finding.constraint = constraint;
  r.findings.push(finding);
  if (found !== undefined) r.showing.push({ finding, message });
}

/** Records an issue of one member. */
export function reportField(
  r: Reader,
  code: IssueCode,
  field: Field,
  message: string,
  offset: number,
  found?: string,
  constraint?: string,
): void {
  report(r, code, [field.name], message, field.source, offset, found, constraint);
}

/** Puts a step in front of the paths of all findings since `since`. */
export function under(r: Reader, since: number, step: string): void {
  const until = r.findings.length;
  if (since < until) r.places.push({ since, until, steps: [step] });
}

/** Puts the index of a list item behind the name of the list. */
export function atIndex(r: Reader, since: number, index: number): void {
  const { places } = r;
  const last = places[places.length - 1];
  // A record that was left just now, and nothing beside it: what most lists have.
  if (last?.since === since && last.until === r.findings.length && last.steps.length === 1)
    last.steps = [last.steps[0]!, index];
  else move(r, since, ([name = '', ...steps]) => [name, index, ...steps]);
}

/** Names an item of an ordered content in the paths of its findings, which begin with its name. */
export function inItem(r: Reader, since: number, index: number): void {
  move(r, since, ([, ...steps]) => ['$content', index, 'value', ...steps]);
}

/** Changes the outermost steps of all findings since `since`. */
function move(r: Reader, since: number, change: (steps: Path) => Path): void {
  const { findings, places } = r;
  let until = findings.length;
  // Places come after those that they hold: from the end, the first that fits is the outermost.
  for (let i = places.length - 1; i >= 0 && places[i]!.since >= since; i--) {
    const place = places[i]!;
    if (place.until > until) continue;
    while (until > place.until) moveOne(findings[--until]!, change);
    place.steps = change(place.steps);
    until = place.since;
  }
  while (until > since) moveOne(findings[--until]!, change);
}

function moveOne(finding: Finding, change: (steps: Path) => Path): void {
  finding.path = change(finding.path);
}

/** Whether something was found since `since` in the record that is being read: in its member `name`. */
export function isReported(r: Reader, since: number, name: string): boolean {
  const { findings, places } = r;
  let inner = places.length;
  for (let i = findings.length - 1; i >= since; i--) {
    while (inner > 0 && places[inner - 1]!.since > i) inner--;
    const isInner = inner > 0 && places[inner - 1]!.until > i;
    if (!isInner && findings[i]!.path[0] === name) return true;
  }
  return false;
}

/** Whether something is wrong since `since`: a note of a type that was named is no fault. */
export function isFaulty(r: Reader, since: number): boolean {
  return r.findings.slice(since).some(({ message }) => message !== '');
}

/** The findings as issues, with whole paths; what stands in a secret member is not shown. */
export function issuesOf(r: Reader, value?: unknown): readonly Issue[] {
  const { findings, places, secrets } = r;
  // The places around a finding, outermost first, and their steps one behind the other.
  const around: Place[] = [];
  const steps: (string | number)[] = [];
  let next = places.length - 1;
  for (let i = findings.length - 1; i >= 0; i--) {
    while (around.length > 0 && around[around.length - 1]!.since > i)
      steps.length -= around.pop()!.steps.length;
    for (; next >= 0 && places[next]!.until > i; next--) {
      around.push(places[next]!);
      append(steps, places[next]!.steps);
    }
    const finding = findings[i]!;
    if (steps.length > 0) {
      const { length } = steps;
      append(steps, finding.path);
      // Copied at once, each path has just the size that it needs.
      finding.path = steps.slice();
      steps.length = length;
    }
  }
  for (const { finding, message } of r.showing)
    if (isSecret(secrets, finding.path)) finding.message = message;
  return r.finish?.(value) ?? findings;
}

function append(steps: (string | number)[], more: Path): void {
  for (let i = 0; i < more.length; i++) steps.push(more[i]!);
}
