/** A valid value with one thing made wrong, and where the check must say so. */
import type { Member, Model, RecordType, ScalarRef, TypeRef } from '../../generator/ir/model.js';
import { scalarOf } from '../../generator/ir/scalar.js';

export interface Spoilt {
  readonly kind: string;
  /** The path begins so. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Each way in which this value can be spoilt, one after the other. */
export function spoilt(model: Model, ref: TypeRef, value: unknown): readonly Spoilt[] {
  if (ref.kind === 'anything') return [];
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  if (type?.kind !== 'record') return scalarSpoilt(model, ref, value);
  if (typeof value !== 'object' || value === null) return [];
  // A record's value is an object, as the line above has seen.
  return recordSpoilt(model, actual(model, type, value as Values), value as Values);
}

function actual(model: Model, declared: RecordType, value: Values): RecordType {
  const name = value['$type'];
  const named = [...model.types.values()].find((type) => type.name === name);
  return name !== undefined && named?.kind === 'record' ? named : declared;
}

function recordSpoilt(model: Model, type: RecordType, value: Values): readonly Spoilt[] {
  const found: Spoilt[] = [
    { kind: 'unknown member', path: ['no such'], value: { ...value, 'no such': 1 } },
    { kind: 'no object', path: [], value: 'text' },
    { kind: 'unknown type', path: [], value: { ...value, $type: '{urn:no}such' } },
  ];
  const { content } = type;
  for (const attribute of type.attributes) {
    if (attribute.clashes) continue;
    if (attribute.required) found.push(without(value, attribute.name));
    found.push(
      ...inside(value, attribute.name, scalarSpoilt(model, attribute.type, value[attribute.name])),
    );
  }
  if (content.kind === 'value')
    found.push(...inside(value, '$value', scalarSpoilt(model, content.type, value['$value'])));
  if (content.kind === 'ordered') {
    found.push({ kind: 'no list', path: ['$content'], value: { ...value, $content: {} } });
    const items = [{ name: 'no such', value: 1 }];
    if (content.wildcards.length === 0)
      found.push({
        kind: 'unknown item',
        path: ['$content'],
        value: { ...value, $content: items },
      });
    if (!content.mixed)
      found.push({ kind: 'text', path: ['$content'], value: { ...value, $content: ['text'] } });
  }
  if (content.kind === 'members')
    for (const member of content.members) found.push(...memberSpoilt(model, member, value));
  return found;
}

function memberSpoilt(model: Model, member: Member, value: Values): readonly Spoilt[] {
  const { name } = member;
  const current = value[name];
  if (current === undefined) return [];
  const found: Spoilt[] = member.required ? [without(value, name)] : [];
  if (Array.isArray(current)) {
    found.push({ kind: 'no list', path: [name], value: { ...value, [name]: 'text' } });
    const [first, ...others] = current as readonly unknown[];
    if (member.max !== 'unbounded') {
      const many = Array.from({ length: member.max + 1 }, () => first);
      found.push({ kind: 'too many items', path: [name], value: { ...value, [name]: many } });
    }
    const bad = spoilt(model, member.type, first).slice(0, 3);
    const put = (one: unknown): Values => ({ ...value, [name]: [one, ...others] });
    found.push(
      ...bad.map(({ kind, path, value: one }) => ({
        kind,
        path: [name, 0, ...path],
        value: put(one),
      })),
    );
  } else found.push(...inside(value, name, spoilt(model, member.type, current).slice(0, 4)));
  if (!member.nillable && !Array.isArray(current))
    found.push({ kind: 'nil', path: [name], value: { ...value, [name]: null } });
  return found;
}

function without(value: Values, name: string): Spoilt {
  const left = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  return { kind: 'missing', path: [name], value: left };
}

function inside(value: Values, name: string, bad: readonly Spoilt[]): readonly Spoilt[] {
  if (value[name] === undefined || value[name] === null) return [];
  return bad.map(({ kind, path, value: one }) => ({
    kind,
    path: [name, ...path],
    value: { ...value, [name]: one },
  }));
}

function scalarSpoilt(model: Model, ref: ScalarRef, value: unknown): readonly Spoilt[] {
  if (value === null || value === undefined) return [];
  const { value: space, facets } = scalarOf(model, ref);
  const found: Spoilt[] = [{ kind: 'wrong type', path: [], value: Symbol.iterator }];
  const add = (kind: string, bad: unknown): void => void found.push({ kind, path: [], value: bad });
  switch (space.kind) {
    case 'text':
      add('number for text', 1);
      add('no XML character', '\u0000');
      if (facets.values !== undefined) add('not listed', 'no such value');
      if (facets.maxLength !== undefined) add('too long', 'x'.repeat(facets.maxLength + 1));
      break;
    case 'boolean':
      add('text for boolean', 'true');
      break;
    case 'integer':
      add('fraction', 0.5);
      add('bigint for number', 1n);
      if (space.max !== null) add('too large', Number(space.max) + 1);
      if (space.min !== null) add('too small', Number(space.min) - 1);
      break;
    case 'bigint':
      add('number for bigint', 1);
      if (space.max !== null) add('too large', BigInt(space.max) + 1n);
      break;
    case 'float':
      add('text for number', '1');
      break;
    case 'bytes':
      add('text for bytes', 'AA==');
      break;
    case 'list':
      add('text for list', 'a b');
      break;
    case 'union':
  }
  return found;
}
