/** The part of XPath that identity constraints may use (Part 1, section 3.11.6). */
import type { Clark } from '../support/qname.js';
import { clark, XML } from '../support/qname.js';
import { quote } from '../support/text.js';
import { isNcName } from '../xml/names.js';

/** One branch of a selector or field, from the node that it starts at. */
export interface Path {
  /** It starts with `.//`: at the node itself or at any one below. */
  readonly deep: boolean;
  /** Names of children, one below the other: `{namespace}local`, `{namespace}*` or `*`. */
  readonly steps: readonly Clark[];
  /** The attribute that a field ends at. */
  readonly attribute?: Clark;
}

export type Parsed = { readonly paths: readonly Path[] } | { readonly problem: string };

/** Blanks may stand between tokens only (XPath 1.0, section 3.7). */
const TOKEN =
  /[ \t\r\n]*(\/\/|[/|@*.]|(?:child|attribute)[ \t\r\n]*::|[^/|@*:. \t\r\n][^/|@*: \t\r\n]*(?::(?:\*|[^/|@*: \t\r\n]+))?)[ \t\r\n]*/y;

/** Names without a prefix are in no namespace, whatever the default one is. */
export function parsePaths(
  text: string,
  kind: 'selector' | 'field',
  namespaces: Readonly<Record<string, string>>,
): Parsed {
  const tokens = tokensOf(text);
  if (tokens === undefined) return unexpected(text);
  const paths: Path[] = [];
  for (const branch of split(tokens, '|')) {
    const path = parsePath(branch, kind, namespaces);
    if (typeof path === 'string') return path === '' ? unexpected(text) : { problem: path };
    paths.push(path);
  }
  return { paths };
}

function unexpected(text: string): Parsed {
  return { problem: `${quote(text)} is not a path of the simple kind` };
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token.replace(/[ \t\r\n]*::$/, '::'));
  }
  return tokens;
}

function split(tokens: readonly string[], separator: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const token of tokens) {
    if (token === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** What is wrong, empty where it is no path at all. */
function parsePath(
  tokens: readonly string[],
  kind: 'selector' | 'field',
  namespaces: Readonly<Record<string, string>>,
): Path | string {
  const deep = tokens[0] === '.' && tokens[1] === '//';
  const parts = split(deep ? tokens.slice(2) : tokens, '/');
  const steps: Clark[] = [];
  for (const [index, [first, ...rest]] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (first === '.' && rest.length === 0) continue;
    const isAttribute = first === '@' || first === 'attribute::';
    if (isAttribute && (kind === 'selector' || !isLast)) return '';
    const [test, ...more] = isAttribute || first === 'child::' ? rest : [first, ...rest];
    if (test === undefined || more.length > 0) return '';
    const name = nameTest(test, namespaces);
    if (typeof name === 'string') return name;
    if (isAttribute) return { deep, steps, attribute: name.name };
    steps.push(name.name);
  }
  return { deep, steps };
}

function nameTest(
  test: string,
  namespaces: Readonly<Record<string, string>>,
): { readonly name: Clark } | string {
  if (test === '*' || isNcName(test)) return { name: test };
  const colon = test.indexOf(':');
  const prefix = test.slice(0, Math.max(colon, 0));
  const local = test.slice(colon + 1);
  if (!isNcName(prefix) || (local !== '*' && !isNcName(local))) return '';
  const namespace = prefix === 'xml' ? XML : ownProperty(namespaces, prefix);
  return namespace === undefined
    ? `the prefix ${quote(prefix)} is not declared`
    : { name: clark(namespace, local) };
}

function ownProperty(map: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
