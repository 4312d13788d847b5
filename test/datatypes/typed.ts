/** Anonymous simple types, each the type of an element of one schema, and its code at work. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinTypes } from '../../generator/xsd/builtins.js';
import { simpleProblem } from '../../generator/resolve/values.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { compileAt, element, open } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { escaped } from './arbitrary.js';

export interface Typed {
  readonly opened: Opened;
  readonly codec: Codec<unknown>;
  readonly name: string;
}

/** Whether a schema with the type is accepted. */
export function isAccepted(type: string): boolean {
  return inFile([type], (file) => {
    try {
      compileAt(file);
      return true;
    } catch {
      return false;
    }
  });
}

export async function typed(types: readonly string[]): Promise<readonly Typed[]> {
  const opened = await inFile(types, (file) => open(file));
  return types.map((_, index) => {
    const name = `e${index}`;
    return { opened, codec: element(opened, name), name };
  });
}

function inFile<T>(types: readonly string[], use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  const file = join(folder, 'schema.xsd');
  const elements = types.map((type, index) => `<xs:element name="e${index}">${type}</xs:element>`);
  writeFileSync(
    file,
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${elements.join('\n')}</xs:schema>`,
  );
  const result = use(file);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (result instanceof Promise) void result.finally(remove);
  else remove();
  return result;
}

export function documentOf({ name }: Typed, text: string): Uint8Array {
  return new TextEncoder().encode(`<${name} xmlns:p="urn:p">${escaped(text)}</${name}>`);
}

/** What the emitted code says of a text: the value, or undefined when it is none. */
export function read(type: Typed, text: string): { readonly value: unknown } | undefined {
  const { value, issues } = type.opened.codecs.decode(type.codec, documentOf(type, text));
  return issues.length === 0 ? { value } : undefined;
}

/** What the judge of the schema's own constants says. */
export function isConstant({ opened, name }: Typed, text: string): boolean {
  const { schema } = opened.set;
  const id = schema.elements.get(name)?.type ?? '';
  const type = schema.types.get(id) ?? builtinTypes.get(id);
  if (type?.kind !== 'simple') throw new Error(`there is no type of ${name}`);
  return simpleProblem({ types: schema.types, matchers: new Map() }, type, text) === undefined;
}
