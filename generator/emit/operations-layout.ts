/** Where prettier would break the lines of an operation's function and description. */
import { fits } from './width.js';

export interface ListStyle {
  readonly open: string;
  readonly close: string;
  /** A blank inside the brackets of a list that stays on its line, as in `{ a }`. */
  readonly isSpaced?: boolean;
  /** No comma behind the last item: type arguments have none. */
  readonly isBare?: boolean;
}

/**
 * `before` + list + `after` on one line when that fits at the indentation, else one item on each
 * line. `last` is the part of `after` that must still fit on the line.
 */
export function listed(
  before: string,
  items: readonly string[],
  after: string,
  indent: string,
  style: ListStyle,
): string {
  const blank = style.isSpaced && items.length > 0 ? ' ' : '';
  const line = `${before}${style.open}${blank}${items.join(', ')}${blank}${style.close}${after}`;
  if (items.length === 0 || fits(indent + line)) return line;
  return broken(before, items, after, indent, style);
}

export function broken(
  before: string,
  items: readonly string[],
  after: string,
  indent: string,
  { open, close, isBare }: ListStyle,
): string {
  const inner = items.map((item) => `${indent}  ${item}`).join(',\n');
  return `${before}${open}\n${inner}${isBare ? '' : ','}\n${indent}${close}${after}`;
}

export const TYPE_ARGUMENTS: ListStyle = { open: '<', close: '>', isBare: true };
export const CALL: ListStyle = { open: '(', close: ')' };
export const ARRAY: ListStyle = { open: '[', close: ']' };
export const NAMES: ListStyle = { open: '{', close: '}', isSpaced: true };

/** `export function name<Strict …>(`: the type parameters alone may have to go to a line. */
export function functionStart(name: string, parameters: readonly string[]): string {
  const head = `export function ${name}`;
  return fits(`${head}<${parameters.join(', ')}>(`)
    ? `${head}<${parameters.join(', ')}>(`
    : broken(head, parameters, '(', '', { open: '<', close: '>' });
}

/** `): Promise<Outer<First, Second>> {` */
export function functionEnd(outer: string, types: readonly string[]): string {
  const inner = `${outer}<${types.join(', ')}>`;
  if (fits(`): Promise<${inner}> {`)) return `): Promise<${inner}> {`;
  return `): Promise<\n  ${listed(outer, types, '', '  ', TYPE_ARGUMENTS)}\n> {`;
}

/** `export const name: Type<First, Second> = {` */
export function constantStart(name: string, type: string, types: readonly string[]): string {
  const line = `export const ${name}: ${type}<${types.join(', ')}> =`;
  if (fits(line)) return `${line} {`;
  return listed(`export const ${name}: ${type}`, types, ' = {', '', TYPE_ARGUMENTS);
}

/** Where all but the brace fits, prettier moves the whole object to the next lines. */
export function shiftObjects(text: string): string {
  return text.replace(
    /^(export const .* =) (\{\n[^]*?\n\};)$/gm,
    (whole, start: string, object: string) =>
      fits(`${start} {`) ? whole : `${start}\n${object.replaceAll(/^/gm, '  ')}`,
  );
}

/** `key: 'text',` of an object literal; behind a short key prettier leaves even a long text. */
export function textLine(key: string, literal: string, indent: string): readonly string[] {
  const line = `${key}: ${literal},`;
  return fits(indent + line) || key.length < 5 ? [line] : [`${key}:`, `  ${literal},`];
}
