/** Which documents are judged as a whole: those in which keys, IDs and what refers to them can stand. */
import type {
  DocumentElement,
  IdentityConstraint,
  Model,
  RecordType,
  Scalar,
  ScalarRef,
  TypeId,
  TypeRef,
} from '../ir/model.js';
import { membersOf } from '../passes/reach.js';
import type { Clark } from '../support/qname.js';

/** `open` where something may be met that only its name or xsi:type says something of. */
export type Wholeness = 'open' | 'closed' | undefined;

/** By the id of a record or the name of a global element. */
export interface Wholes {
  readonly ofType: (id: TypeId) => Wholeness;
  readonly ofElement: (name: Clark) => Wholeness;
}

export const NO_WHOLES: Wholes = { ofType: () => undefined, ofElement: () => undefined };

export function wholesOf(model: Model): Wholes {
  const records = [...model.types.values()].filter((type) => type.kind === 'record');
  const roles = (ref: TypeRef): boolean => hasRole(model, ref);
  const elements = [...model.elements.values()];
  const marked = records.filter((record) => isMarked(record, roles));
  const isAny =
    marked.length > 0 ||
    elements.some((element) => isMarkedElement(element, roles)) ||
    [...model.attributes.values()].some(({ type }) => roles(type));
  if (!isAny) return NO_WHOLES;
  const open = records.filter((record) => isOpen(record));
  const parents = parentsOf(model, records);
  const reachesOpen = upward(parents, open);
  // What a wildcard may take is anything that is declared.
  const reachesMark = upward(parents, [...marked, ...open]);
  const ofType = (id: TypeId): Wholeness =>
    reachesMark.has(id) ? (reachesOpen.has(id) ? 'open' : 'closed') : undefined;
  return {
    ofType,
    ofElement: (name) => {
      const element = model.elements.get(name);
      if (element === undefined) return undefined;
      const { type } = element;
      if (isAnything(type)) return 'open';
      const below = type.kind === 'type' ? ofType(type.id) : undefined;
      if (below !== undefined || !isMarkedElement(element, roles)) return below;
      return type.kind === 'type' && reachesOpen.has(type.id) ? 'open' : 'closed';
    },
  };
}

function isMarked({ attributes, content }: RecordType, roles: (ref: TypeRef) => boolean): boolean {
  if (attributes.some(({ type }) => roles(type))) return true;
  switch (content.kind) {
    case 'empty':
      return false;
    case 'value':
      return roles(content.type);
    case 'members':
      return content.members.some((member) => isMarkedElement(member, roles));
    case 'ordered':
      return content.items.some((item) => isMarkedElement(item, roles));
  }
}

interface Declared {
  readonly type: TypeRef;
  readonly constraints?: readonly IdentityConstraint[];
}

function isMarkedElement(
  { type, constraints }: Declared | DocumentElement,
  roles: (ref: TypeRef) => boolean,
): boolean {
  return constraints !== undefined || roles(type);
}

/** Whether values can be IDs, or refer to something. */
export function hasRole(model: Model, ref: TypeRef): boolean {
  if (ref.kind === 'anything') return false;
  const scalar = scalarIn(model, ref);
  if (scalar === undefined) return false;
  const { value } = scalar;
  switch (value.kind) {
    case 'text':
      return roleOf(value.lexical) !== undefined;
    case 'list':
      return hasRole(model, value.item);
    case 'union':
      return value.members.some((member) => hasRole(model, member));
    default:
      return false;
  }
}

function scalarIn(model: Model, ref: ScalarRef): Scalar | undefined {
  if (ref.kind === 'builtin') return ref.scalar;
  const type = model.types.get(ref.id);
  return type?.kind === 'scalar' ? type.scalar : undefined;
}

/** What the values of a built-in type stand for (Part 2, sections 3.3.8 to 3.3.11). */
export function roleOf(lexical: string): 'ID' | 'IDREF' | 'ENTITY' | undefined {
  return lexical === 'ID' || lexical === 'IDREF' || lexical === 'ENTITY' ? lexical : undefined;
}

function isOpen({ attributeWildcard, content }: RecordType): boolean {
  if (attributeWildcard !== undefined && attributeWildcard.process !== 'skip') return true;
  if (content.kind === 'members') return content.members.some(({ type }) => isAnything(type));
  if (content.kind !== 'ordered') return false;
  const { wildcards, items } = content;
  return (
    wildcards.some(({ process }) => process !== 'skip') ||
    items.some(({ type }) => isAnything(type))
  );
}

/** Elements whose xsi:type may name types that have nothing in common. */
function isAnything(type: TypeRef): boolean {
  return type.kind === 'anything' || (type.kind === 'builtin' && type.name === 'anySimpleType');
}

type Parents = ReadonlyMap<TypeId, readonly TypeId[]>;

/** By type, the records with an element of that type, or of one that it derives from. */
function parentsOf(model: Model, records: readonly RecordType[]): Parents {
  const parents = new Map<TypeId, TypeId[]>();
  const add = (child: TypeId, parent: TypeId): void => {
    const list = parents.get(child);
    if (list) list.push(parent);
    else parents.set(child, [parent]);
  };
  for (const record of records) {
    for (const id of membersOf(record))
      if (model.types.get(id)?.kind === 'record') add(id, record.id);
    for (const id of record.derived) add(id, record.id);
  }
  return parents;
}

function upward(parents: Parents, from: readonly RecordType[]): ReadonlySet<TypeId> {
  const found = new Set(from.map(({ id }) => id));
  // A set may grow while it is walked.
  for (const id of found) for (const parent of parents.get(id) ?? []) found.add(parent);
  return found;
}
