import type { Issue, IssueCode } from './issue.js';
import { DEFAULT_LIMITS } from './limits.js';
import { isSecret, quote } from './message.js';
import { typeNamed } from './registry.js';
import { isFixed, isXmlText, type AnyScalar, type Scalar } from './scalar.js';

/** A type that `$type` may name, as far as a check needs it. */
export interface CheckableType {
  readonly name: string;
  readonly bases: readonly string[];
  readonly check?: RecordCheck;
}

/** Judges the members of an object; emitted, one for each record. */
export type RecordCheck = (value: never, c: Check) => void;

/** The state of judging a value: where it stands, and what was found. */
export class Check {
  readonly issues: Issue[] = [];
  readonly path: (string | number)[] = [];
  readonly types: readonly CheckableType[];
  readonly secrets: ReadonlySet<string>;
  found = 0;
  /** The schema file that line numbers refer to: that of the record being judged. */
  file = '';

  constructor(types: readonly CheckableType[] = [], secrets: ReadonlySet<string> = new Set()) {
    this.types = types;
    this.secrets = secrets;
  }
}

/** The members of a value that is about to be judged: the names are proven, the types are not. */
export type Fields<T> = { readonly [Key in keyof T]?: unknown };

export function violation(
  c: Check,
  code: IssueCode,
  path: readonly (string | number)[],
  message: string,
  source: string,
  found?: unknown,
  constraint?: string,
): void {
  if (c.found++ >= DEFAULT_LIMITS.issues) return;
  const whole = [...c.path, ...path];
  const shown = found === undefined || isSecret(c.secrets, whole) ? '' : `, found ${show(found)}`;
  c.issues.push({
    code,
    path: whole,
    message: message + shown,
    source,
    ...(constraint === undefined ? undefined : { constraint }),
  });
}

function show(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return Array.isArray(value)
        ? 'an array'
        : typeof value === 'object'
          ? 'an object'
          : `a ${typeof value}`;
  }
}

const namesOf = new WeakMap<RecordCheck, ReadonlySet<string>>();

/** The members that a record may have: those that its check looks at. */
function knownNames(check: RecordCheck): ReadonlySet<string> {
  let names = namesOf.get(check);
  if (names === undefined) {
    const seen = new Set<string>();
    const look = (_: object, name: string | symbol): undefined => {
      seen.add(String(name));
    };
    // It sees an object without any member, and what it finds wrong with that is dropped.
    const probe = new Proxy({}, { get: look, getOwnPropertyDescriptor: look });
    check(probe as never, new Check());
    names = seen;
    namesOf.set(check, names);
  }
  return names;
}

/** Judges a value that must be an object with members that are known; `type` is all that it may be. */
export function judgeObject(
  c: Check,
  value: unknown,
  check: RecordCheck,
  line: Line = 0,
  type = '',
): void {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    value instanceof Uint8Array
  ) {
    violation(c, 'type', [], 'expected an object', place(c, line), value ?? 'nothing');
    return;
  }
  const { file } = c;
  const known = knownNames(check);
  for (const name in value) {
    // Only looked at, never trusted.
    const member = (value as Record<string, unknown>)[name];
    if (member === undefined || known.has(name) || (name === '$type' && member === type)) continue;
    const isType = name === '$type';
    const message = isType ? 'expected no other type' : 'expected no member of this name';
    violation(c, isType ? 'unknown-type' : 'unknown-member', [name], message, place(c, line));
  }
  // It judges each member that it looks at, and takes none for granted.
  check(value as never, c);
  c.file = file;
}

/** A line of the schema file that is being judged by, or another file's `file:line`. */
export type Line = number | string;

function place(c: Check, line: Line): string {
  if (typeof line === 'string') return line;
  return line === 0 ? '' : `${c.file}:${line}`;
}

/** xs:string without facets. */
export function judgeText(c: Check, value: unknown, name: string, line: Line): void {
  if (value === undefined) return;
  if (typeof value !== 'string') wrongType(c, 'a string', name, line, value);
  else if (!isXmlText(value))
    violation(c, 'character', [name], 'expected characters that XML allows', place(c, line), value);
}

function wrongType(c: Check, expected: string, name: string, line: Line, value: unknown): void {
  violation(c, 'type', [name], `expected ${expected}`, place(c, line), value);
}

export function judgeBoolean(c: Check, value: unknown, name: string, line: Line): void {
  if (value !== undefined && typeof value !== 'boolean')
    wrongType(c, 'a boolean', name, line, value);
}

/** Any other simple type. */
export function judgeScalar(
  c: Check,
  value: unknown,
  name: string,
  line: Line,
  s: AnyScalar,
): void {
  if (value === undefined) return;
  s.check(value, (code, expected, constraint) =>
    violation(c, code, [name], `expected ${expected}`, place(c, line), value, constraint),
  );
}

/** A member whose type is a record that no other derives from. */
export function judgeRecord(
  c: Check,
  value: unknown,
  name: string,
  line: Line,
  check: RecordCheck,
): void {
  judgeMember(c, value, name, (member) => judgeObject(c, member, check, line));
}

/** A member that is judged by a function that tells what it is. */
export function judgeMember(
  c: Check,
  value: unknown,
  name: string,
  check: (value: unknown, c: Check) => void,
): void {
  if (value === undefined) return;
  c.path.push(name);
  check(value, c);
  c.path.pop();
}

/** A list of records that no other derives from. */
export function judgeRecords(
  c: Check,
  value: unknown,
  name: string,
  line: Line,
  min: number,
  max: number,
  check: RecordCheck,
): void {
  judgeList(c, value, name, line, min, max, (item) => judgeObject(c, item, check, line));
}

/** A list; each item is judged by `check`, which finds its index in the path. */
export function judgeList(
  c: Check,
  value: unknown,
  name: string,
  line: Line,
  min: number,
  max: number,
  check: (value: unknown, c: Check) => void,
): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) {
    wrongType(c, 'an array', name, line, value);
    return;
  }
  judgeCount(c, value.length, name, line, min, max);
  c.path.push(name, 0);
  const index = c.path.length - 1;
  for (let i = 0; i < value.length; i++) {
    c.path[index] = i;
    check(value[i], c);
  }
  c.path.length -= 2;
}

/** A list of simple values. */
export function judgeScalars(
  c: Check,
  value: unknown,
  name: string,
  line: Line,
  min: number,
  max: number,
  s: Pick<AnyScalar, 'check'>,
  isNillable = false,
): void {
  judgeList(c, value, name, line, min, max, (item) => {
    if (item === undefined) violation(c, 'type', [], 'expected a value', place(c, line), 'nothing');
    else if (item !== null || !isNillable)
      s.check(item, (code, expected, constraint) =>
        violation(c, code, [], `expected ${expected}`, place(c, line), item, constraint),
      );
  });
}

function judgeCount(
  c: Check,
  count: number,
  name: string,
  line: Line,
  min: number,
  max: number,
): void {
  if (count >= min && count <= max) return;
  // An empty list stands for an absent one, which another rule judges.
  if (count === 0) return;
  const expected =
    min === max ? `exactly ${min}` : count < min ? `at least ${min}` : `at most ${max}`;
  violation(
    c,
    'occurrence',
    [name],
    `expected ${expected} items, found ${count}`,
    place(c, line),
    undefined,
    'cvc-complex-type.2.4',
  );
}

/** The check of a nillable element's value. */
export function orNull(
  check: (value: unknown, c: Check) => void,
): (value: unknown, c: Check) => void {
  return (value, c) => {
    if (value !== null) check(value, c);
  };
}

/** A required member that is not there. */
export function judgePresent(c: Check, value: unknown, name: string, line: Line): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    violation(
      c,
      'required',
      [name],
      `expected ${name}`,
      place(c, line),
      undefined,
      'cvc-complex-type.2.4',
    );
}

/** A choice: `count` of its branches have members; one of them is expected, or none if optional. */
export function judgeChoice(
  c: Check,
  names: readonly string[],
  count: number,
  isOptional: boolean,
  source: string,
): void {
  if (count === 1 || (count === 0 && isOptional)) return;
  const expected = `${count === 0 ? 'one' : 'only one'} of ${names.join(' | ')}`;
  violation(c, 'choice', [], `expected ${expected}`, source, undefined, 'cvc-complex-type.2.4');
}

/** Whether a member is there: an empty list is as good as none. */
export function has(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** A member with a fixed value must have it (cvc-elt.5.2.2). */
export function judgeFixed<T>(
  c: Check,
  value: unknown,
  name: string,
  source: string,
  fixed: string,
  s: Scalar<T>,
): void {
  if (value === undefined) return;
  let isValue = true;
  s.check(value, () => {
    isValue = false;
  });
  // The check of the member's type has reported any other value, and now it is known to be a T.
  if (isValue && !isFixed(s, value as T, fixed))
    violation(
      c,
      'fixed',
      [name],
      `expected ${JSON.stringify(fixed)}`,
      source,
      value,
      'cvc-elt.5.2.2',
    );
}

/** Judges a record as the type that its `$type` names, else as the declared one. */
export function judgeDerived(
  c: Check,
  value: unknown,
  declared: string,
  check: RecordCheck,
  source: string,
  isAbstract = false,
): void {
  const name =
    typeof value === 'object' && value !== null
      ? (value as { readonly $type?: unknown }).$type
      : undefined;
  if (name === undefined || name === declared) {
    if (isAbstract)
      violation(c, 'abstract', [], 'expected a derived type', source, undefined, 'cvc-type.2');
    judgeObject(c, value, check, source, declared);
    return;
  }
  const type = typeof name === 'string' ? typeNamed(c.types, name) : undefined;
  if (type?.check === undefined || !type.bases.includes(declared))
    violation(
      c,
      'unknown-type',
      ['$type'],
      `expected a type derived from ${declared}`,
      source,
      name,
      'cvc-elt.4.3',
    );
  else judgeObject(c, value, type.check, source, type.name);
}
