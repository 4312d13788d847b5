/** Documents to JSON and back. */
import { isFault, parseJson } from '../api/json.js';
import type { JsonMember, JsonNode } from '../api/json.js';
import { placeOf } from '../api/read.js';
import { documentPlaces, rootOf } from '../execute/document.js';
import { codecOfRoot } from '../execute/execute.js';
import { fromJson, toJson } from '../execute/json.js';
import type { DocumentElement, TypeRef } from '../ir/model.js';
import type { Codec } from '../runtime/codec.js';
import { clark, XSI } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { Context, ExitCode } from './command.js';
import { codecFor, messageName, openSetFor, readDocument } from './documents.js';
import type { OpenSet, SchemaArguments } from './documents.js';
import { findingOfIssue } from './finding.js';
import { stop } from './stop.js';
import { report } from './validation.js';

/** Names the root element, where the schemas leave a choice. */
const ROOT = '$root';

/** Reads tolerantly: what is wrong is told, and what can be kept is printed. */
export async function decodeFile(
  file: string,
  args: SchemaArguments,
  context: Context,
): Promise<ExitCode> {
  const { reporter, terminal } = context;
  const document = await readDocument(file, context);
  const place = documentPlaces(document);
  try {
    const root = rootOf(document) ?? { name: '' };
    const open = await openSetFor([root.name], args, context);
    const codec = codecFor(root, open, context);
    const { decode, types } = open.codecs;
    const { value, issues } = decode(codec, document, {
      types,
      dialect: open.hasDialect,
      mode: 'tolerant',
    });
    for (const issue of issues) {
      reporter.add(findingOfIssue(issue, file, place(issue.offset ?? 0), 'warning'));
    }
    const json = withRoot(toJson(value), codec, open);
    terminal.out(`${JSON.stringify(json, null, 2)}\n`);
    return 0;
  } catch (error) {
    report(error, file, place, reporter);
    return 1;
  }
}

/** Writes what the JSON says, if the schemas allow it. */
export async function encodeFile(
  file: string,
  args: SchemaArguments,
  context: Context,
): Promise<ExitCode> {
  const { reporter, terminal, diagnostics } = context;
  const text = new TextDecoder().decode(await readDocument(file, context));
  const json = parseJson(text, file);
  if (isFault(json)) {
    const { line, column } = json.at;
    const message = `no JSON: ${json.message}`;
    reporter.add({ severity: 'error', code: 'json', message, file, line, column, notes: [] });
    return 1;
  }
  const stated = statedRoot(json);
  const open = await openSetFor(stated === undefined ? [] : [stated], args, context);
  const element = documentElement(open, stated);
  const codec = element ? open.codecs.elements[element.name] : undeclared(open, stated, json);
  if (codec === undefined) {
    const known = Object.keys(open.codecs.elements);
    const help = `add "${ROOT}" with one of: ${known.slice(0, 10).join(', ')}`;
    stop(diagnostics, 'CMD906', 'it is not clear which element the JSON stands for', help);
  }
  const type = element?.type ?? ({ kind: 'anything' } as const);
  const value = fromJson(open.set.model, type, bare(json, type, open));
  const { types, validate, write } = open.codecs;
  const issues = validate(codec, value, { types });
  for (const issue of issues) {
    reporter.add(findingOfIssue(issue, file, placeOf(json, issue.path), 'error'));
  }
  if (issues.length > 0) return 1;
  terminal.out(new TextDecoder().decode(write(codec, value, { types })));
  return 0;
}

/** The element that every document of the API has, the only one there is, or the one stated. */
function documentElement(open: OpenSet, stated: Clark | undefined): DocumentElement | undefined {
  const { elements } = open.set.model;
  if (stated !== undefined) return elements.get(stated);
  const message = messageName(open);
  if (message !== undefined) return elements.get(message);
  const [only, ...others] = elements.values();
  return others.length === 0 ? only : undefined;
}

/** The codec of a root element that stands as it is, with the name of its type. */
function undeclared(
  { codecs }: OpenSet,
  name: Clark | undefined,
  json: JsonNode,
): Codec<unknown> | undefined {
  const attributes = membersOf(json).find(({ key }) => key === 'attributes')?.value;
  const type =
    attributes && membersOf(attributes).find(({ key }) => key === clark(XSI, 'type'))?.value;
  return name === undefined || type?.kind !== 'string'
    ? undefined
    : codecOfRoot(codecs, { name, type: type.value });
}

function withRoot(json: unknown, codec: Codec<unknown>, open: OpenSet): unknown {
  const { elements } = open.codecs;
  const declared = Object.keys(elements).find((key) => elements[key] === codec);
  const name = declared ?? codec.name;
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json);
  const isObvious = name === messageName(open) || (isRecord && Object.keys(elements).length === 1);
  if (isObvious && declared !== undefined) return json;
  return isRecord ? { [ROOT]: name, ...json } : { [ROOT]: name, $value: json };
}

function statedRoot(json: JsonNode): Clark | undefined {
  const root = membersOf(json).find(({ key }) => key === ROOT)?.value;
  return root?.kind === 'string' ? root.value : undefined;
}

/** Without the name of the root; a simple value stands under `$value` beside it. */
function bare(json: JsonNode, type: TypeRef, open: OpenSet): JsonNode {
  if (json.kind !== 'object' || statedRoot(json) === undefined) return json;
  const isRecord = type.kind === 'type' && open.set.model.types.get(type.id)?.kind === 'record';
  const value = json.members.find(({ key }) => key === '$value')?.value;
  if (!isRecord && type.kind !== 'anything' && value !== undefined) return value;
  return { ...json, members: json.members.filter(({ key }) => key !== ROOT) };
}

function membersOf(json: JsonNode): readonly JsonMember[] {
  return json.kind === 'object' ? json.members : [];
}
