/** Members of a declaration, with those that it inherits where what it extends has changed. */
import type { RecordType } from '../ir/model.js';
import { similarity } from '../support/similarity.js';
import { isAssignable } from './assignable.js';
import { acceptsChoices, isSameChoice } from './choices.js';
import type { Draft } from './draft.js';
import {
  choiceChanged,
  memberAdded,
  memberOptional,
  memberRemoved,
  memberRenamed,
  memberRequired,
  memberType,
} from './member-changes.js';
import type { Release } from './release.js';
import type { Use } from './roles.js';
import { memberText } from './shape.js';
import type { MemberShape, RecordShape } from './shape.js';

/** A record of both releases. */
interface Both {
  readonly before: Release;
  readonly after: Release;
  readonly old: RecordType;
  readonly now: RecordType;
  readonly use: Use;
}

interface Found {
  readonly key: string;
  readonly shape: MemberShape;
  /** As a program sees its type; printed only when there is something to say of it. */
  readonly text: string;
}

export function compareRecords(both: Both): readonly Draft[] {
  const { before, after, use } = both;
  const [old, now] = [membersOf(before, both.old), membersOf(after, both.now)];
  const keys = keysToCompare(both, old, now);
  const kept = keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return was && is ? [...compareMember(both, was, is)] : [];
  });
  const gone = keys.flatMap((key) => (now.has(key) ? [] : (old.get(key) ?? [])));
  const come = keys.flatMap((key) => (old.has(key) ? [] : (now.get(key) ?? [])));
  const renamed = renamesOf(both, gone, come);
  const [from, to] = [new Set(renamed.keys()), new Set(renamed.values())];
  return [
    ...kept,
    ...[...renamed].map(([was, is]) => memberRenamed(was, is)),
    ...gone.filter((member) => !from.has(member)).map((member) => memberRemoved(member, use)),
    ...come
      .filter((member) => !to.has(member))
      .map((member) => memberAdded(member, member.shape.required, use)),
    ...compareChoices(both),
  ];
}

/** All members, by key; the nearest declaration counts. */
function membersOf(release: Release, record: RecordType): ReadonlyMap<string, Found> {
  const members = new Map<string, Found>();
  for (const each of chainOf(release, record).toReversed()) {
    const shape = release.shape(each);
    if (shape.kind !== 'record') continue;
    for (const [key, member] of shape.members) {
      members.set(key, {
        key,
        shape: member,
        get text() {
          return shownText(release, each, key);
        },
      });
    }
  }
  return members;
}

function shownText(release: Release, record: RecordType, key: string): string {
  const shown = release.shown(record);
  const member = shown.kind === 'record' ? shown.members.get(key) : undefined;
  return member === undefined ? '' : memberText(member);
}

/** The record and all that it extends, nearest first. */
function chainOf(release: Release, record: RecordType): readonly RecordType[] {
  const shape = release.shape(record);
  const base = shape.kind === 'record' && shape.base !== undefined ? shape.base : undefined;
  const type = base === undefined ? undefined : release.declarations.byId.get(base)?.type;
  return type?.kind === 'record' ? [record, ...chainOf(release, type)] : [record];
}

/** What is inherited in both releases from the same declaration is told of there. */
function keysToCompare(
  { before, after, old, now }: Both,
  was: ReadonlyMap<string, Found>,
  is: ReadonlyMap<string, Found>,
): readonly string[] {
  const [own, others] = [ownOf(before, old), ownOf(after, now)];
  const isSameChain = printedChain(before, old) === printedChain(after, now);
  const wanted = isSameChain
    ? [...own.members.keys(), ...others.members.keys()]
    : [...was.keys(), ...is.keys()];
  return [...new Set(wanted)];
}

function printedChain(release: Release, record: RecordType): string {
  const [, ...bases] = chainOf(release, record);
  return JSON.stringify(bases.map(({ id }) => release.key(id)));
}

function ownOf(release: Release, record: RecordType): RecordShape {
  const shape = release.shape(record);
  if (shape.kind !== 'record') throw new Error(`'${record.id}' is no record`);
  return shape;
}

function* compareMember(both: Both, was: Found, is: Found): Generator<Draft> {
  const { before, after, use } = both;
  if (was.shape.required !== is.shape.required) {
    yield is.shape.required ? memberRequired(was, is, use) : memberOptional(was, is, use);
  }
  const [source, target] = [was.shape.type, is.shape.type];
  const isWider = isAssignable(before.meaning, source, after.meaning, target);
  const isNarrower = isAssignable(after.meaning, target, before.meaning, source);
  if (!isWider || !isNarrower) yield memberType(was, is, { isWider, isNarrower }, use);
}

/** Half of the letters may differ: the type and the place speak for it too. */
const LEAST_ALIKE = 0.5;

/** The likeliest pairs first; each member is in one of them at most. */
function renamesOf(
  both: Both,
  gone: readonly Found[],
  come: readonly Found[],
): ReadonlyMap<Found, Found> {
  const candidates = gone.flatMap((was) =>
    come.flatMap((is) => {
      const score = similarity(was.key, is.key);
      return score >= LEAST_ALIKE && isSameMember(both, was, is) ? [{ was, is, score }] : [];
    }),
  );
  const renamed = new Map<Found, Found>();
  const taken = new Set<Found>();
  for (const { was, is } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (renamed.has(was) || taken.has(is)) continue;
    renamed.set(was, is);
    taken.add(is);
  }
  return renamed;
}

function isSameMember({ before, after }: Both, was: Found, is: Found): boolean {
  const [source, target] = [was.shape, is.shape];
  return (
    source.required === target.required &&
    isAssignable(before.meaning, source.type, after.meaning, target.type) &&
    isAssignable(after.meaning, target.type, before.meaning, source.type)
  );
}

function compareChoices({ before, after, old, now, use }: Both): readonly Draft[] {
  const [was, is] = [ownOf(before, old), ownOf(after, now)];
  if (isSameChoice(was, is)) return [];
  const isWider = acceptsChoices(was, is, (key) => !is.members.has(key));
  const isNarrower = acceptsChoices(is, was);
  return isWider === true && isNarrower === true
    ? []
    : [choiceChanged({ isWider, isNarrower }, use)];
}
