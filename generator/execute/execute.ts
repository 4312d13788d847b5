/**
 * The one place that executes emitted code: the codecs of a model are emitted in memory, bundled,
 * kept by content and imported. There is no second implementation of a codec.
 */
import { pathToFileURL } from 'node:url';
import type { Model, TypeId } from '../ir/model.js';
import type { Names } from '../name/name.js';
import type { OutputFile } from '../output/files.js';
import { sha256 } from '../output/manifest.js';
import { runtimeFiles } from '../output/runtime.js';
import type { Codec } from '../runtime/codec.js';
import type * as roots from '../runtime/any-root.js';
import type * as documents from '../runtime/document.js';
import type { Globals } from '../runtime/globals.js';
import { clark, parseClark, XSD, type Clark } from '../support/qname.js';
import { bundle } from './bundle.js';
import { cached } from './cache.js';
import type { Root } from './document.js';

/** The codecs of a model, ready to use; `decode` and its kin are the emitted code's own copies. */
export interface Codecs {
  readonly decode: typeof documents.decode;
  readonly encode: typeof documents.encode;
  readonly isValid: typeof documents.isValid;
  readonly validate: typeof documents.validate;
  readonly write: typeof documents.write;
  /** Every type that may stand in another's place, with what judges wildcards. */
  readonly types: Globals;
  /** Of global elements, by name. */
  readonly elements: Readonly<Record<Clark, Codec<unknown>>>;
  /** Of a root element that is not declared. */
  readonly anyRoot: typeof roots.anyRoot;
  /** Of global records, by id. */
  readonly records: Readonly<Record<TypeId, Codec<unknown>>>;
}

/**
 * The codec of a document, by its root element: where that is not declared, it is judged by the
 * global type that its xsi:type names, if there is one (XML Schema Part 1, section 5.2).
 */
export function codecOfRoot(codecs: Codecs, { name, type }: Root): Codec<unknown> | undefined {
  const { elements, types, anyRoot } = codecs;
  const declared = Object.hasOwn(elements, name) ? elements[name] : undefined;
  if (declared !== undefined || type === undefined || types.abstract.has(name)) return declared;
  const { namespace, local } = parseClark(name);
  // Its values are elements as they stand, which is all that is done with them.
  return type === ANY_TYPE || types.some((known) => known.name === type)
    ? (anyRoot(namespace, local) as unknown as Codec<unknown>)
    : undefined;
}

const ANY_TYPE = clark(XSD, 'anyType');
const ENTRY = 'entry.ts';

/** `emitted` are the codec modules of the model; the runtime comes with them. */
export async function executeCodecs(
  model: Model,
  names: Names,
  emitted: readonly OutputFile[],
): Promise<Codecs> {
  // The entry module below exports just this.
  return (await executed([...runtimeFiles(), ...emitted], codecsEntry(model, names))) as Codecs;
}

/** What a module exports that imports from the files. */
export async function executed(modules: readonly OutputFile[], entry: string): Promise<unknown> {
  const files = [...modules, { path: ENTRY, text: entry }];
  const key = sha256(JSON.stringify(files.map(({ path, text }) => [path, text])));
  const found = await cached(key, () => bundle(files, ENTRY));
  const address =
    'file' in found
      ? pathToFileURL(found.file).href
      : `data:text/javascript;base64,${Buffer.from(found.code).toString('base64')}`;
  return import(address);
}

/** One module that gives access to all codecs by the names of the schema. */
export function codecsEntry(model: Model, names: Names): string {
  const lines = [
    `export { decode, encode, isValid, validate, write } from './runtime/document.js';`,
    `export { anyRoot } from './runtime/any-root.js';`,
    `export { globals as types } from './globals.codec.js';`,
  ];
  const imported = new Map<string, string>();
  for (const module of model.modules) {
    const alias = `m${imported.size}`;
    imported.set(module.namespace, alias);
    const file = names.moduleFile.get(module.namespace) ?? '';
    lines.push(`import * as ${alias} from ${JSON.stringify(`./${file}.codec.js`)};`);
  }
  lines.push('export const elements = {');
  for (const [name, element] of model.elements) {
    const constant = names.element.get(name);
    if (constant === undefined || element.abstract) continue;
    const alias = imported.get(element.namespace) ?? '';
    lines.push(`  ${JSON.stringify(name)}: ${alias}.${constant},`);
  }
  lines.push('};', 'export const records = {');
  for (const [id, type] of model.types) {
    const name = names.type.get(id);
    if (type.kind !== 'record' || type.name === undefined || name === undefined) continue;
    const alias = imported.get(type.namespace) ?? '';
    lines.push(`  ${JSON.stringify(id)}: ${alias}.${name}Codec,`);
  }
  lines.push('};');
  return `${lines.join('\n')}\n`;
}
