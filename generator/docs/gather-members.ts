/** The rows of a type's members, those of anonymous types within among them. */
import type { TypeLink } from '../diagram/model.js';
import { flat } from '../emit/layout.js';
import { elementType } from '../emit/member-view.js';
import { typeOf } from '../emit/type-view.js';
import type { Item, Member, RecordType } from '../ir/model.js';
import { occurrencesOf } from '../language/occurs.js';
import type { Occurrence } from '../language/occurs.js';
import { clark, clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { AttributeUse, ComplexType, ElementDeclaration, TypeId } from '../xsd/components.js';
import { shownType } from './gather-diagram.js';
import { facetLines } from './gather-facets.js';
import { removedMembers, removedRow } from './gather-removed.js';
import { definitionOf, described, elementLink, oncePerType, typeLink } from './gather-shelf.js';
import type { PerType, Shelf } from './gather-shelf.js';
import type { RemovedMember } from './extras.js';
import type { MemberRow } from './model.js';

/** Attributes come first, as in a document; then elements, inherited ones first. */
export const memberRows: PerType<readonly MemberRow[]> = oncePerType((shelf, id) => {
  const type = definitionOf(shelf, id);
  return type.kind === 'complex' ? rowsOf(shelf, type, new Set([id])) : [];
});

/** A member, by its name without `@`, with what is in it. */
interface Block {
  readonly name: string;
  readonly rows: readonly MemberRow[];
}

/**
 * `unfolded` are the types whose members stand on the page: each once, so that types which contain
 * themselves come to an end.
 */
function rowsOf(shelf: Shelf, type: ComplexType, unfolded: Set<TypeId>): readonly MemberRow[] {
  const record = shelf.set.model.types.get(type.id);
  const code = record?.kind === 'record' ? record : undefined;
  const names = new Set<string>();
  const attributes = type.attributes.map((use): Block => {
    const name = unique(`@${use.name.local}`, `@${shelf.show(use.name)}`, names);
    return { name: name.slice(1), rows: [attributeRow(shelf, type.id, use, name, code)] };
  });
  const { content } = shelf.side.view(type.id);
  const members = code ? membersOf(code) : new Map<Clark, Member | Item>();
  const occurrences = content.kind === 'elements' ? occurrencesOf(content.node) : [];
  const elements = [...occurrences].map(([element, occurrence]): Block => {
    const { local } = occurrence.leaf.element.name;
    const name = unique(local, shelf.show(occurrence.leaf.element.name), names);
    const row = elementRow(shelf, type.id, occurrence, name, code, members.get(element));
    return { name, rows: withInner(shelf, row, occurrence.leaf.element, unfolded) };
  });
  const removed = removedMembers(shelf, type.id);
  const gone = (kind: RemovedMember['kind']): readonly RemovedMember[] =>
    removed.filter((each) => each.kind === kind);
  return [
    ...merged(shelf, type.id, attributes, gone('attribute')),
    ...merged(shelf, type.id, elements, gone('element')),
  ];
}

/** Two members of one local name differ in their namespace. */
function unique(local: string, shown: string, names: Set<string>): string {
  const name = names.has(local) ? shown : local;
  names.add(name);
  return name;
}

function membersOf({ content }: RecordType): ReadonlyMap<Clark, Member | Item> {
  const members =
    content.kind === 'members' ? content.members : content.kind === 'ordered' ? content.items : [];
  return new Map(members.map((member) => [clark(member.namespace, member.name), member]));
}

/** The row, and those of its type if that is anonymous and stands here alone; else its page. */
function withInner(
  shelf: Shelf,
  row: MemberRow,
  { name, type: id }: ElementDeclaration,
  unfolded: Set<TypeId>,
): readonly MemberRow[] {
  const type = definitionOf(shelf, id);
  if (type.kind === 'simple' || type.name !== undefined) return [row];
  // A reference: the members stand on the page of the element.
  if (shelf.set.schema.elements.get(clarkOf(name))?.type === id)
    return [{ ...row, type: elementLink(shelf, { name }) }];
  if (unfolded.has(id)) return [{ ...row, type: typeLink(shelf, id) }];
  unfolded.add(id);
  const inner = rowsOf(shelf, type, unfolded).map((each) => ({
    ...each,
    path: [...row.path, ...each.path],
    xpath: `${row.xpath}/${each.xpath}`,
  }));
  return [row, ...inner];
}

function elementRow(
  shelf: Shelf,
  owner: TypeId,
  { min, max, inChoice, leaf }: Occurrence,
  name: string,
  code: RecordType | undefined,
  member: Member | Item | undefined,
): MemberRow {
  const { element } = leaf;
  const declaring = leaf.inherited ? shelf.side.declaring(owner, clarkOf(element.name)) : owner;
  const mark = shelf.extras.marks?.member(shelf.set, declaring, element.name.local);
  const scope = code && shelf.scope(code.namespace);
  return {
    path: [name],
    xpath: shelf.show(element.name),
    ...typed(shelf, element.type),
    typescript: scope && member ? (flat(elementType(scope, member)) ?? '') : '',
    min,
    max: max === Infinity ? 'unbounded' : max,
    inChoice,
    nillable: element.nillable,
    facets: facetLines(shelf, element.type),
    ...constants(element),
    ...described(element),
    ...inheritedFrom(shelf, owner, declaring),
    ...(mark && { mark }),
  };
}

function attributeRow(
  shelf: Shelf,
  owner: TypeId,
  use: AttributeUse,
  name: string,
  code: RecordType | undefined,
): MemberRow {
  const declaring = use.inheritedFrom ?? owner;
  const mark = shelf.extras.marks?.member(shelf.set, declaring, `@${use.name.local}`);
  const own = code?.attributes.find(
    (each) => each.name === use.name.local && each.namespace === use.name.namespace,
  );
  const typescript = code && own ? flat(typeOf(shelf.scope(code.namespace), own.type)) : undefined;
  return {
    path: [name],
    xpath: `@${shelf.show(use.name)}`,
    ...typed(shelf, use.type),
    typescript: typescript ?? '',
    min: use.required ? 1 : 0,
    max: 1,
    inChoice: false,
    nillable: false,
    facets: facetLines(shelf, use.type),
    ...constants(use),
    ...described(use),
    ...inheritedFrom(shelf, owner, declaring),
    ...(mark && { mark }),
  };
}

function typed(shelf: Shelf, id: TypeId): { readonly type?: TypeLink } {
  const type = shownType(shelf, id);
  return type ? { type } : {};
}

function constants(component: {
  readonly default?: string;
  readonly fixed?: string;
}): Pick<MemberRow, 'default' | 'fixed'> {
  const { default: byDefault, fixed } = component;
  return {
    ...(byDefault !== undefined && { default: byDefault }),
    ...(fixed !== undefined && { fixed }),
  };
}

function inheritedFrom(
  shelf: Shelf,
  owner: TypeId,
  declaring: TypeId,
): Pick<MemberRow, 'inherited'> {
  return declaring === owner ? {} : { inherited: typeLink(shelf, declaring) };
}

/** Rows of what is gone stand behind the member that they stood behind. */
function merged(
  shelf: Shelf,
  owner: TypeId,
  blocks: readonly Block[],
  removed: readonly RemovedMember[],
): readonly MemberRow[] {
  const own = blocks.flatMap(({ rows }) => rows);
  if (removed.length === 0) return own;
  const names = new Set(blocks.map(({ name }) => name));
  const rowsBehind = (name: string): readonly MemberRow[] =>
    removed
      .filter(({ after = '' }) => (names.has(after) ? after : '') === name)
      .map((gone) => removedRow(shelf, owner, gone));
  return [...rowsBehind(''), ...blocks.flatMap(({ name, rows }) => [...rows, ...rowsBehind(name)])];
}
