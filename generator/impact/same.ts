/** What is made of the same parts looks the same, and need not be printed. */
import type { Type, TypeId } from '../ir/model.js';
import type { Release } from './release.js';

/** Of types: names, and what others make of them. */
const OF_A_TYPE = new Set('id owner name namespace derived base at documentation'.split(' '));
/** Of their parts: what comments and validators tell. */
const OF_A_PART = new Set('at documentation automaton default fixed'.split(' '));

/** True only when both are declared alike, as are the records that they derive from. */
export function sameness(before: Release, after: Release): (old: Type, now: Type) => boolean {
  const known = new Map<Type, boolean>();

  const same = (old: Type, now: Type): boolean => {
    const answer = known.get(old) ?? compare(old, now);
    known.set(old, answer);
    return answer;
  };

  function compare(old: Type, now: Type): boolean {
    if (old.kind === 'record' && now.kind === 'record') {
      if (old.derived.length > 0 !== now.derived.length > 0) return false;
      if (!isSameBase(old.base, now.base)) return false;
    }
    return isObject(old) && isObject(now) && isEqualObject(old, now, OF_A_TYPE);
  }

  function isSameBase(old: TypeId | undefined, now: TypeId | undefined): boolean {
    if (old === undefined || now === undefined) return old === now;
    const base = before.declarations.byId.get(old);
    const other = after.declarations.byId.get(now);
    if (base === undefined || other === undefined) return false;
    return before.key(old) === after.key(now) && same(base.type, other.type);
  }

  function isEqual(a: unknown, b: unknown): boolean {
    if (a === b) return true;
    if (!isObject(a) || !isObject(b)) return false;
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
    }
    if (a['kind'] === 'type' && b['kind'] === 'type') return isSameUse(a['id'], b['id']);
    return isEqualObject(a, b, OF_A_PART);
  }

  function isEqualObject(a: Members, b: Members, ignored: ReadonlySet<string>): boolean {
    for (const key in a) if (!ignored.has(key) && !isEqual(a[key], b[key])) return false;
    for (const key in b) if (!ignored.has(key) && !(key in a)) return false;
    return true;
  }

  /** What has no name stands where it is used. */
  function isSameUse(old: unknown, now: unknown): boolean {
    if (typeof old !== 'string' || typeof now !== 'string') return false;
    const key = before.key(old);
    if (key !== undefined) return key === after.key(now);
    const type = before.declarations.side.model.types.get(old);
    const other = after.declarations.side.model.types.get(now);
    return after.key(now) === undefined && type !== undefined && other !== undefined
      ? same(type, other)
      : false;
  }

  return same;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
