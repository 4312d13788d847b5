/** The manifest of a suite: groups of a schema and the documents that are judged by it. */
import { readFileSync } from 'node:fs';

export type Verdict = 'valid' | 'invalid';

export interface SchemaTest {
  readonly name: string;
  /** Relative to the folder of the suite; several are loaded one after another. */
  readonly docs: readonly string[];
  /** Whatever is no verdict is not judged. */
  readonly expected: string | null;
}

export interface InstanceTest {
  readonly name: string;
  readonly doc: string;
  readonly expected: string | null;
}

export interface Group {
  readonly set: string;
  readonly group: string;
  /** Absent where documents are judged by the built-in types and their own hints alone. */
  readonly schema: SchemaTest | null;
  readonly instances: readonly InstanceTest[];
}

/** One line of the results. */
export interface Result {
  readonly kind: 'schema' | 'instance';
  readonly set: string;
  readonly group: string;
  readonly name: string;
  readonly expected: Verdict;
  readonly actual: Verdict | 'crash' | 'timeout';
  readonly ok: boolean;
  /** Of a document that was found valid: does writing its value give an equal infoset? */
  readonly roundTrip: boolean | null;
  /** What was found wrong, or where the infosets differ. */
  readonly reason: string;
  /** Milliseconds. */
  readonly ms: number;
}

export function isVerdict(expected: string | null): expected is Verdict {
  return expected === 'valid' || expected === 'invalid';
}

/** @throws Error that names the line which is no group */
export function readManifest(file: string): readonly Group[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [groupOf(line, `${file}:${index + 1}`)]));
}

function groupOf(line: string, place: string): Group {
  const group = parsed(line, place);
  if (typeof group !== 'object' || group === null || !('instances' in group) || !('group' in group))
    throw new Error(`${place}: expected a group {set, group, schema, instances}`);
  // The rest of its form is the manifest's business.
  return group as Group;
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${place}: expected a line of JSON`);
  }
}
