import type { AnyElement, Process } from './any.js';
import type { Issue, IssueCode } from './issue.js';
import { DEFAULT_LIMITS } from './limits.js';
import { isSecret, quote } from './message.js';
import type { Derived, MemberTyping } from './registry.js';

/** A type that `$type` may name, as far as a check needs it. */
export interface CheckableType extends Derived {
  readonly shape?: object;
}

/** Judges what wildcards take by what a schema set declares globally. */
export interface WildJudging {
  readonly element: (c: Check, element: AnyElement, strictness: Process, source: string) => void;
  /** An element of type xs:anyType. */
  readonly anything: (c: Check, element: AnyElement) => void;
  readonly attribute: (
    c: Check,
    name: string,
    attributes: ReadonlyMap<string, unknown>,
    strictness: Process,
    path: readonly string[],
    source: string,
  ) => void;
}

/** Types that `$type` may name; what else a whole schema set declares comes with them. */
export interface CheckableTypes extends ReadonlyArray<CheckableType> {
  readonly typing?: MemberTyping;
  readonly judging?: WildJudging;
}

/**
 * Judges the simple members of a value in one go, and gives the indexes of the others if those hold
 * (see flat.ts). What it takes is a shape, which this file is too low to know.
 */
export type Skim = (of: never, value: object) => readonly number[] | undefined;

/** The state of judging a value: where it stands, and what was found. */
export class Check {
  readonly issues: Issue[] = [];
  readonly path: (string | number)[] = [];
  declare readonly types: CheckableTypes;
  declare readonly secrets: ReadonlySet<string>;
  /** Left out by those who know that the value is wrong. */
  declare readonly skim: Skim | undefined;
  /** Called at the first fault, where nobody asks what is wrong. */
  declare readonly end: (() => never) | undefined;
  found = 0;
  /** The members of the values that are being judged, one frame for each. */
  readonly values: unknown[] = [];
  top = 0;

  constructor(
    types: CheckableTypes = [],
    secrets: ReadonlySet<string> = new Set(),
    skim?: Skim,
    end?: () => never,
  ) {
    this.types = types;
    this.secrets = secrets;
    this.skim = skim;
    this.end = end;
  }
}

export function violation(
  c: Check,
  code: IssueCode,
  path: readonly (string | number)[],
  message: string,
  source: string,
  found?: unknown,
  constraint?: string,
): void {
  c.end?.();
  if (c.found++ >= DEFAULT_LIMITS.issues) return;
  const whole = [...c.path, ...path];
  const shown = found === undefined || isSecret(c.secrets, whole) ? '' : `, found ${show(found)}`;
  c.issues.push({
    code,
    path: whole,
    message: message + shown,
    source,
    ...(constraint && { constraint }),
  });
}

/** A required member that is not there. */
export function missing(c: Check, { name, source }: Named): void {
  const constraint = 'cvc-complex-type.2.4';
  violation(c, 'required', [name], `expected ${name}`, source, undefined, constraint);
}

interface Named {
  readonly name: string;
  readonly source: string;
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
