/** Complex types. */
import type { RecordType } from '../ir/model.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { ComplexType } from '../xsd/components.js';
import { lowerAttributes } from './attributes.js';
import { blockedWays, simpleBases } from './bases.js';
import { lowerContent } from './content.js';
import { documented, ownedBy, type Context } from './context.js';
import { wildcardOf } from './wildcard.js';

export function lowerRecord(context: Context, type: ComplexType): RecordType {
  const base = context.record(type.base);
  const content = lowerContent(context, type, base);
  const bases = simpleBases(context.types, type);
  const block = blockedWays(type.block);
  return {
    kind: 'record',
    id: type.id,
    ...(type.name && { name: clarkOf(type.name) }),
    ...ownedBy(type),
    namespace: parseClark(type.id).namespace,
    abstract: type.abstract,
    ...(base && { base: base.id, derivation: type.derivation }),
    ...(bases.length > 0 && { simpleBases: bases }),
    ...(block.length > 0 && { block }),
    derived: context.derived.get(type.id) ?? [],
    attributes: lowerAttributes(context, type, content),
    ...(type.attributeWildcard && { attributeWildcard: wildcardOf(type.attributeWildcard) }),
    content,
    ...documented(type.annotation),
    at: type.at,
  };
}
