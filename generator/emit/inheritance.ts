/** When `interface D extends B` says the truth about a derived record. */
import type { Content, RecordType } from '../ir/model.js';
import { hasChoice } from './choice-view.js';
import type { Scope } from './scope.js';

/** The base, if the derived record has all of its members unchanged. */
export function extendedBase(scope: Scope, record: RecordType): RecordType | undefined {
  if (record.base === undefined || record.derivation !== 'extension') return undefined;
  const base = scope.model.types.get(record.base);
  if (base?.kind !== 'record') return undefined;
  return keepsContent(base.content, record.content) && keepsAttributes(base, record)
    ? base
    : undefined;
}

function keepsContent(base: Content, derived: Content): boolean {
  switch (base.kind) {
    case 'empty':
      return true;
    case 'members':
      return derived.kind === 'members';
    case 'value':
      return derived.kind === 'value' && same(base.type, derived.type);
    case 'ordered':
      return (
        derived.kind === 'ordered' &&
        derived.mixed === base.mixed &&
        same(base.items, derived.items) &&
        base.wildcards.length === derived.wildcards.length
      );
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An attribute may clash with an element that only the derived record has. */
function keepsAttributes(base: RecordType, record: RecordType): boolean {
  const isKept = base.attributes.every((attribute) => {
    const own = record.attributes.find(
      ({ name, namespace }) => name === attribute.name && namespace === attribute.namespace,
    );
    return own !== undefined && own.clashes === attribute.clashes && same(own.type, attribute.type);
  });
  // Attributes of other types than string contradict the base's index signature.
  const addsClash = record.attributes.some(
    (attribute) => attribute.clashes && !attribute.inherited,
  );
  return isKept && !(base.attributeWildcard !== undefined && addsClash);
}

/** A type alias: the record has an exclusive choice, or extends one that is an alias. */
export function isIntersection(scope: Scope, record: RecordType): boolean {
  const base = extendedBase(scope, record);
  if (record.content.kind === 'members' && hasChoice(record.content, base === undefined))
    return true;
  return base !== undefined && isIntersection(scope, base);
}
