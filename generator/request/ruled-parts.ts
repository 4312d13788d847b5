/** Which members of which records the advisory rules of api.json are about. */
import type { AdvisoryRule } from '../api/model.js';
import { select } from '../api/selector.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import type { Model, RecordType, TypeId, TypeRef } from '../ir/model.js';

/** A member with rules, or one that is a record, in which there may be some. */
export interface Part {
  readonly rules: readonly AdvisoryRule[];
  readonly record?: RecordType;
}

/** By the name that a member has in a value. */
export type Parts = ReadonlyMap<string, Part>;

interface Use {
  readonly key: string;
  /** What selectors call it: simple content has no name of its own. */
  readonly name?: string;
  readonly type: TypeRef;
  readonly inherited: boolean;
}

/** Each record is looked at once. */
export function ruledParts(
  model: Model,
  advisory: readonly AdvisoryRule[],
): (record: RecordType) => Parts {
  const prefixOf = new Map(
    Object.entries(model.prefixes).map(([prefix, namespace]) => [namespace, prefix]),
  );
  const rules = advisory.map((rule) => ({ rule, selection: select(rule.members, prefixOf) }));
  const known = new Map<TypeId, Parts>();

  function partOf(owner: RecordType, { name, type, inherited }: Use): Part | undefined {
    const own = rules.filter(({ selection: { has } }) => {
      const isOfType = type.kind === 'type' && has(type.id);
      return (
        isOfType || (name !== undefined && declarers(owner, inherited).some((id) => has(id, name)))
      );
    });
    const record = type.kind === 'type' ? model.types.get(type.id) : undefined;
    if (record?.kind === 'record') return { rules: own.map(({ rule }) => rule), record };
    return own.length > 0 ? { rules: own.map(({ rule }) => rule) } : undefined;
  }

  /** The record, and those that it may have the member from. */
  function declarers(owner: RecordType, inherited: boolean): readonly TypeId[] {
    const ids = [owner.id];
    let base = inherited ? owner.base : undefined;
    while (base !== undefined) {
      ids.push(base);
      const type = model.types.get(base);
      base = type?.kind === 'record' ? type.base : undefined;
    }
    return ids;
  }

  return (record) => {
    let parts = known.get(record.id);
    if (parts === undefined) {
      parts = new Map(
        usesIn(record).flatMap((use) => {
          const part = partOf(record, use);
          return part === undefined ? [] : [[use.key, part]];
        }),
      );
      known.set(record.id, parts);
    }
    return parts;
  };
}

function usesIn(record: RecordType): readonly Use[] {
  const { content } = record;
  const attributes = record.attributes.map((attribute) => ({
    ...attribute,
    key: attributeKey(attribute),
  }));
  switch (content.kind) {
    case 'empty':
      return attributes;
    case 'value':
      return [...attributes, { key: '$value', type: content.type, inherited: false }];
    case 'members':
      return [...attributes, ...content.members.map((member) => ({ ...member, key: member.name }))];
    case 'ordered': {
      const items = content.items.map((item) => ({
        ...item,
        key: itemKey(content, item),
        inherited: true,
      }));
      return [...attributes, ...items];
    }
  }
}
