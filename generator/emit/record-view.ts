/** Records as interfaces, or as intersections where a choice excludes members. */
import type { RecordType } from '../ir/model.js';
import { memberShape, type MemberShape } from './choice-view.js';
import type { DeclarationView } from './declaration.js';
import { extendedBase, isIntersection } from './inheritance.js';
import { jsdoc } from './jsdoc.js';
import { braces, memberLines } from './layout.js';
import {
  attributeMember,
  attributesMember,
  contentMember,
  TYPE_MEMBER,
  valueMember,
} from './member-view.js';
import { seePlace, typeName, type Scope } from './scope.js';
import type { TsMember } from './ts-type.js';
import { fits } from './width.js';

/** What a record declares itself, beside what it extends. */
export interface RecordParts {
  readonly base: RecordType | undefined;
  readonly members: readonly TsMember[];
  readonly choices: MemberShape['choices'];
}

export function recordParts(scope: Scope, record: RecordType): RecordParts {
  const base = extendedBase(scope, record);
  const shape = elementShape(scope, record, base === undefined);
  const members = [
    ...ownMembers(scope, record, base),
    ...shape.plain,
    ...contentMembers(scope, record, base),
  ];
  return { base, members, choices: shape.choices };
}

export function recordView(scope: Scope, record: RecordType, prefix: string): DeclarationView {
  const { base, members, choices } = recordParts(scope, record);
  const own = scope.names.type.get(record.id) ?? '';
  const parent = base && typeName(scope, base.id);
  const doc = jsdoc({
    documentation: record.documentation,
    see: seePlace(record.at, prefix, record.name),
  }).join('\n');
  if (isIntersection(scope, record)) {
    const text = intersection(own, parent, members, choices);
    return { kind: 'text', doc, text };
  }
  const isEmpty = members.length === 0;
  const start = heading(own, parent, isEmpty);
  if (isEmpty) return { kind: 'text', doc, text: start };
  return {
    kind: 'interface',
    doc,
    heading: start,
    members: members.map((member) => memberLines(member, '  ')),
  };
}

function elementShape(scope: Scope, record: RecordType, withInherited: boolean): MemberShape {
  const { content } = record;
  return content.kind === 'members'
    ? memberShape(scope, content, withInherited)
    : { plain: [], choices: [] };
}

/** What stands before the elements: the marker of derived types, and attributes. */
function ownMembers(scope: Scope, record: RecordType, base: RecordType | undefined): TsMember[] {
  const isFamily = record.derived.length > 0 || record.base !== undefined;
  const attributes = record.attributes.filter(
    (attribute) => !attribute.clashes && (base === undefined || !attribute.inherited),
  );
  return [
    // An extended base has the marker already, since it has derived records.
    ...(isFamily && base === undefined ? [TYPE_MEMBER] : []),
    ...attributes.map((attribute) => attributeMember(scope, attribute)),
  ];
}

/** What stands behind them: everything else that begins with `$`. */
function contentMembers(
  scope: Scope,
  record: RecordType,
  base: RecordType | undefined,
): readonly TsMember[] {
  const members: TsMember[] = [];
  const { content } = record;
  if (content.kind !== base?.content.kind) {
    if (content.kind === 'value') members.push(valueMember(scope, content.type));
    if (content.kind === 'ordered') members.push(contentMember(scope, content));
  }
  const attributes = attributesMember(scope, record);
  const inherited = base && attributesMember(scope, base);
  const isNew =
    attributes !== undefined && JSON.stringify(attributes) !== JSON.stringify(inherited);
  return isNew ? [...members, attributes] : members;
}

function heading(own: string, parent: string | undefined, isEmpty: boolean): string {
  const end = isEmpty ? '{}' : '{';
  if (parent === undefined) return `export interface ${own} ${end}`;
  const line = `export interface ${own} extends ${parent} ${end}`;
  return fits(line) ? line : `export interface ${own}\n  extends ${parent} ${end}`;
}

/** `Base & { … } & (| A | B) & (| C | D)` in prettier's layout, which depends on what comes first. */
function intersection(
  own: string,
  parent: string | undefined,
  members: readonly TsMember[],
  choices: MemberShape['choices'],
): string {
  const start = `export type ${own} =`;
  // A base that does not fit beside the name goes to a line of its own, and all else with it.
  const next = members.length > 0 ? ' & {' : choices.length > 0 ? ' &' : ';';
  const moved = parent !== undefined && !fits(`${start} ${parent}${next}`);
  const indent = moved ? '  ' : '';
  let text = parent === undefined ? '' : `${moved ? `\n${indent}` : ' '}${parent}`;
  if (members.length > 0) {
    text += `${parent === undefined ? ' ' : ' & '}${braces(members, indent)}`;
  }
  choices.forEach((branches, index) => {
    if (index === 0 && members.length > 0) {
      // Behind an object the first choice hugs the line; it is indented when a base came before.
      const inner = parent === undefined ? indent : `${indent}  `;
      text += ` & (\n${union(branches, `${inner}  `)}\n${inner})`;
    } else if (index === 0 && parent === undefined) {
      text +=
        choices.length === 1 ? `\n${union(branches, '  ')}` : ` (\n${union(branches, '  ')}\n)`;
    } else {
      text += ` &\n${indent}  (\n${union(branches, `${indent}    `)}\n${indent}  )`;
    }
  });
  return `${start}${text};`;
}

function union(branches: readonly (readonly TsMember[])[], indent: string): string {
  return branches.map((branch) => `${indent}| ${braces(branch, `${indent}  `)}`).join('\n');
}
