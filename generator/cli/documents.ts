/** From documents named on the command line to the codecs that fit them. */
import { readFileSync } from 'node:fs';
import { compile } from '../compile.js';
import type { Compilation, CompiledSet } from '../compile.js';
import type { Root } from '../execute/document.js';
import { codecOfRoot, executeCodecs } from '../execute/execute.js';
import type { Codecs } from '../execute/execute.js';
import { codecFiles } from '../files.js';
import { openSchemas } from '../load/workspace.js';
import type { Codec } from '../runtime/codec.js';
import { Diagnostics } from '../support/diagnostic.js';
import { XmlError } from '../runtime/xml-error.js';
import { clark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { quote } from '../support/text.js';
import { chooseTarget } from '../target.js';
import type { Target, Wish } from '../target.js';
import type { Context } from './command.js';
import { namedFolder } from './schemas.js';
import { stop, Stop, stopOnErrors } from './stop.js';
import { readInput } from './terminal.js';

export interface SchemaArguments extends Wish {
  readonly schemas: readonly string[];
}

/** A schema set that is ready to read and write documents. */
export interface OpenSet {
  readonly compilation: Compilation;
  readonly set: CompiledSet;
  readonly codecs: Codecs;
  /** Wire spellings are understood, elements may stand in no namespace. */
  readonly hasDialect: boolean;
}

/** The bytes of a file, or of standard input for `-`. */
export async function readDocument(path: string, { diagnostics }: Context): Promise<Uint8Array> {
  try {
    return path === '-' ? await readInput() : readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(diagnostics, 'CMD903', reason);
  }
}

/** The set whose documents have one of these roots; with one API and one set that is the one. */
export async function openSetFor(
  roots: readonly Clark[],
  args: SchemaArguments,
  context: Context,
): Promise<OpenSet> {
  const compilation = openCompilation(args, (target) => hasRoot(target, roots), context);
  const fitting = compilation.sets.filter(({ model }) => roots.some((root) => knows(model, root)));
  const set = fitting[0] ?? compilation.sets[0];
  if (set === undefined) throw new Stop('no schema set');
  if (fitting.length > 1) {
    const names = fitting.map(({ name }) => name).join(', ');
    stop(
      context.diagnostics,
      'CMD904',
      `several schema sets fit: ${names}`,
      'name its .xsd file with --schemas',
    );
  }
  return { compilation, set, ...(await openCodecs(compilation, set)) };
}

/** The compiled schemas that the options mean; `has` decides between several APIs. */
export function openCompilation(
  args: SchemaArguments,
  has: ((target: Target) => boolean) | undefined,
  context: Context,
): Compilation {
  const { diagnostics } = context;
  context.reporter.folder = namedFolder(args.schemas);
  const workspace = openSchemas(args.schemas, diagnostics);
  stopOnErrors(diagnostics);
  const target = chooseTarget(workspace, args, has, diagnostics);
  if (target === undefined) throw new Stop('no target');
  const compilation = compile(target.folder, target.release, undefined, diagnostics);
  stopOnErrors(diagnostics);
  return compilation;
}

export async function openCodecs(
  compilation: Compilation,
  set: CompiledSet,
): Promise<Pick<OpenSet, 'codecs' | 'hasDialect'>> {
  const { model, names } = set;
  const codecs = await executeCodecs(model, names, codecFiles(compilation, set, names));
  return { codecs, hasDialect: compilation.api !== undefined };
}

/**
 * The codec of a root element; in a dialect the root may have lost its namespace. For a document
 * with another root it is that of the API's messages, which will say what it expected.
 *
 * @throws XmlError where no element is the obvious one
 */
export function codecFor(root: Root, open: OpenSet, { diagnostics }: Context): Codec<unknown> {
  const { name } = root;
  const { elements } = open.codecs;
  const all = Object.values(elements);
  const inDialect = open.hasDialect && !name.startsWith('{');
  const named = inDialect ? all.filter((codec) => codec.root[1] === name) : [];
  const exact = codecOfRoot(open.codecs, root) ?? (named.length === 1 ? named[0] : undefined);
  const usual = elements[messageName(open) ?? ''] ?? (all.length === 1 ? all[0] : undefined);
  // What has no root at all is refused by any codec in the same words.
  const codec = exact ?? usual ?? (name === '' ? all[0] : undefined);
  if (codec !== undefined) return codec;
  if (all.length === 0) stop(diagnostics, 'CMD906', 'the schemas declare no element');
  throw new XmlError('wrong-root', `the schemas declare no element ${quote(name)}`, 0);
}

/** Clark name of the envelope's message. */
export function messageName({ compilation }: Pick<OpenSet, 'compilation'>): Clark | undefined {
  const { api } = compilation;
  if (api?.profile !== 'envelope') return undefined;
  const [prefix = '', local = ''] = api.envelope.message.split(':');
  return clark(api.prefixes[prefix] ?? '', local);
}

function hasRoot(target: Target, roots: readonly Clark[]): boolean {
  const { sets } = compile(target.folder, target.release, undefined, new Diagnostics());
  return sets.some(({ model }) => roots.some((root) => knows(model, root)));
}

function knows(model: CompiledSet['model'], root: Clark): boolean {
  return model.elements.has(root);
}
