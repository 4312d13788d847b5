/** What needs a look, by the place in the generated folder that a program refers to. */
import type { SourceChange } from './model.js';

export interface ChangeIndex {
  readonly isEmpty: boolean;
  readonly all: readonly SourceChange[];
  /** Changes of a declaration as a whole. */
  readonly of: (place: Place) => readonly SourceChange[];
  /** Changes of a member, as the old release calls it; not those that are new. */
  readonly ofMember: (place: Place, key: string) => readonly SourceChange[];
  /** Members that a writer of such values has to give now. */
  readonly wanted: (place: Place) => readonly SourceChange[];
  /** Enumerations that have other values now. */
  readonly values: ReadonlyMap<string, readonly SourceChange[]>;
}

export interface Place {
  readonly module: string;
  readonly declaration: string;
}

const NONE: readonly SourceChange[] = [];

export function indexChanges(changes: readonly SourceChange[]): ChangeIndex {
  const all = changes.filter(({ impact }) => impact !== 'safe');
  const whole = new Map<string, SourceChange[]>();
  const members = new Map<string, SourceChange[]>();
  const wanted = new Map<string, SourceChange[]>();
  const values = new Map<string, SourceChange[]>();
  for (const change of all) {
    const place = keyOf(change);
    if (isOfValues(change)) add(values, place, change);
    else if (isWanted(change)) add(wanted, place, change);
    else if (change.member === undefined) add(whole, place, change);
    else add(members, memberKey(change, change.member), change);
  }
  return {
    isEmpty: all.length === 0,
    all,
    of: (place) => whole.get(keyOf(place)) ?? NONE,
    ofMember: (place, key) => members.get(memberKey(place, key)) ?? NONE,
    wanted: (place) => wanted.get(keyOf(place)) ?? NONE,
    values,
  };
}

export function keyOf({ module, declaration }: Place): string {
  return `${module}#${declaration}`;
}

function memberKey(place: Place, key: string): string {
  return `${keyOf(place)}#${key}`;
}

function isOfValues({ kind }: SourceChange): boolean {
  return kind === 'values-added' || kind === 'values-removed';
}

function isWanted({ kind }: SourceChange): boolean {
  return kind === 'member-added' || kind === 'member-required';
}

function add(map: Map<string, SourceChange[]>, key: string, change: SourceChange): void {
  const list = map.get(key) ?? [];
  list.push(change);
  map.set(key, list);
}
