/** Types as prettier would print them, so that it need not run on thousands of emitted lines. */
import type { TsMember, TsType, TsUnion } from './ts-type.js';
import { fits } from './width.js';

/** On one line; undefined for a type that never is. */
export function flat(type: TsType): string | undefined {
  switch (type.kind) {
    case 'name':
      return type.text;
    case 'union': {
      const members = type.members.map(flat);
      return members.includes(undefined) ? undefined : members.join(' | ');
    }
    case 'array': {
      const item = flat(type.item);
      if (item === undefined) return undefined;
      return needsParentheses(type.item) ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case 'object': {
      if (type.expanded) return undefined;
      const members = type.members.map(flatMember);
      return members.includes(undefined) ? undefined : `{ ${members.join('; ')} }`;
    }
  }
}

function flatMember({ head, type }: TsMember): string | undefined {
  const text = flat(type);
  return text === undefined ? undefined : `${head}: ${text}`;
}

function needsParentheses(item: TsType): boolean {
  return item.kind === 'union' || item.kind === 'array';
}

/** `head: type;` at an indentation; further lines are indented, the first is not. */
export function property(head: string, type: TsType, indent: string): string {
  const text = flat(type);
  const line = `${head}: ${text ?? ''};`;
  if (text !== undefined && (fits(indent + line) || isRigid(type))) return line;
  if (type.kind !== 'union') return `${head}: ${broken(type, indent)};`;
  const inner = `${indent}  `;
  return text !== undefined && fits(`${inner}${text};`)
    ? `${head}:\n${inner}${text};`
    : `${head}:\n${alternatives(type, inner, ';')};`;
}

/** `export type Name = type;` */
export function alias(typeName: string, type: TsType): string {
  const start = `export type ${typeName} =`;
  const text = flat(type);
  if (text !== undefined && fits(`${start} ${text};`)) return `${start} ${text};`;
  // A list of alternatives breaks inside, on the line of the name if its start fits there.
  const breaksInside = type.kind === 'array' && !isRigid(type);
  if (breaksInside && fits(`${start} readonly (`)) return `${start} ${broken(type, '')};`;
  if (text !== undefined && (fits(`  ${text};`) || isRigid(type))) return `${start}\n  ${text};`;
  if (type.kind === 'union') return `${start}\n${alternatives(type, '  ', ';')};`;
  return `${start}\n  ${broken(type, '  ')};`;
}

/** What prettier never breaks: names, lists of names, and a reference that may be null. */
function isRigid(type: TsType): boolean {
  switch (type.kind) {
    case 'name':
      return true;
    case 'array':
      return isRigid(type.item);
    case 'union': {
      const [first, second, ...others] = type.members;
      const isNull = second?.kind === 'name' && second.text === 'null';
      return isReference(first) && isNull && others.length === 0;
    }
    case 'object':
      return false;
  }
}

const KEYWORDS = new Set('string number bigint boolean null undefined never'.split(' '));

function isReference(type: TsType | undefined): boolean {
  return type?.kind === 'name' && !KEYWORDS.has(type.text) && !/^['"]/.test(type.text);
}

/** A type that is too long for its line. */
function broken(type: TsType, indent: string): string {
  switch (type.kind) {
    case 'name':
      return type.text;
    case 'object':
      return braces(type.members, indent);
    case 'array': {
      const { item } = type;
      if (item.kind === 'union' && !isRigid(item)) {
        const inner = `${indent}  `;
        const text = flat(item);
        const isShort = text !== undefined && fits(inner + text);
        const lines = isShort ? inner + text : alternatives(item, inner, '');
        return `readonly (\n${lines}\n${indent})[]`;
      }
      const text = broken(item, indent);
      return needsParentheses(item) ? `readonly (${text})[]` : `readonly ${text}[]`;
    }
    case 'union':
      return flat(type) ?? alternatives(type, indent, '');
  }
}

/** One alternative on each line, the first line indented as well. */
function alternatives(type: TsUnion, indent: string, tail: string): string {
  const last = type.members.length - 1;
  const lines = type.members.map((member, index) => {
    const text = flat(member);
    const end = index === last ? tail : '';
    const isShort = text !== undefined && fits(`${indent}| ${text}${end}`);
    return `${indent}| ${isShort ? text : broken(member, `${indent}  `)}`;
  });
  return lines.join('\n');
}

/** An object type with one member on each line; the brace that closes it stands at `indent`. */
export function braces(members: readonly TsMember[], indent: string): string {
  const inner = `${indent}  `;
  return `{\n${members.map((member) => memberLines(member, inner)).join('\n')}\n${indent}}`;
}

/** A member with the comment above it, all lines indented. */
export function memberLines({ doc, head, type }: TsMember, indent: string): string {
  const text = indent + property(head, type, indent);
  return doc.length === 0 ? text : documentedLines(doc, indent) + text;
}

export function documentedLines(doc: readonly string[], indent: string): string {
  return doc.map((line) => `${indent}${line}\n`).join('');
}
