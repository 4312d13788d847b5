/** The registry of types that xsi:type may name, for whole messages of unknown kind. */
import type {
  EnvelopeOperation,
  Model,
  RecordType,
  ScalarRef,
  ScalarType,
  TypeId,
} from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import { clark, parseClark, XSD } from '../support/qname.js';
import { anonymousKey, bitsOf } from './codec-block.js';
import { nilFunction } from './codec-nil.js';
import { moduleText } from './codec-imports.js';
import { CodecScope } from './codec-scope.js';
import { objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { nilTypes } from './nil-keys.js';
import { originsOf, type Origin as Ancestor } from './type-origins.js';

/** No schema has such a namespace: whatever is named belongs to another module. */
const NOWHERE = '\0';

export function emitTypes(model: Model, names: Names, origin: Origin): EmittedFile {
  const scope = new CodecScope(model, names, NOWHERE, '');
  const wire = new Map(
    envelopeOperations(model).map((operation) => [operation.request, operation]),
  );
  const origins = originsOf(model);
  const nils = nilTypes(model);
  const entries = [...model.types.values()].flatMap((type) => {
    const ancestors = origins(type);
    return type.kind === 'record'
      ? recordEntry(scope, type, ancestors, wire.get(type.id), nils.has(type.id))
      : scalarEntry(scope, type, ancestors);
  });
  const contents = [...model.types.values()].flatMap((type) =>
    type.kind === 'record' ? contentEntry(scope, type) : [],
  );
  const type = scope.type('codec', 'DerivedTypes');
  const typed = scope.value('typing', 'typed');
  const body = [
    '/** Every type that xsi:type may name: what a reader of whole messages needs. */',
    `export const types: ${type} = ${typed}(`,
    '[',
    ...entries,
    '],',
    '[',
    ...contents,
    '],',
    ');',
  ];
  return { path: 'types.codec.ts', text: moduleText(scope, origin, body) };
}

function recordEntry(
  scope: CodecScope,
  record: RecordType,
  ancestors: readonly Ancestor[],
  operation: EnvelopeOperation | undefined,
  hasNil: boolean,
): readonly string[] {
  if (record.name === undefined) return [];
  const name = scope.typeName(record.id);
  const of = (suffix: string): string => scope.codec(record.namespace, suffix);
  const wire =
    operation === undefined
      ? ''
      : ` wireType: ${stringLiteral(operation.wireType)}, aliases: [${operation.wireTypeAliases.map(stringLiteral).join(', ')}],`;
  const nil = hasNil ? ` nil: ${nilFunction(scope, record)},` : '';
  return [
    entry(
      scope,
      `${nameMembers(scope, record.name)}, prefixes: ${of(`${name}Prefixes`)}, ${basesMember(ancestors)},${wire} read: ${of(`read${name}`)},${nil} shape: ${of(`${name}Shape`)}`,
    ),
  ];
}

/** By a function, so that the compiler need not find out what the types of all entries have in common. */
function entry(scope: CodecScope, members: string): string {
  return `${scope.value('typing', 'derived')}({ ${members} }),`;
}

function nameMembers(scope: CodecScope, name: string): string {
  const { namespace, local } = parseClark(name);
  const prefix = namespace === '' ? '' : scope.prefix(namespace);
  return `name: ${stringLiteral(name)}, prefix: ${stringLiteral(prefix)}, local: ${stringLiteral(local)}`;
}

/** An anonymous union is listed for its members, which may stand in its place. */
function scalarEntry(
  scope: CodecScope,
  type: ScalarType,
  ancestors: readonly Ancestor[],
): readonly string[] {
  const { value } = type.scalar;
  const members = value.kind === 'union' ? unionMembers(scope.model, value.members) : [];
  if (type.name === undefined && members.length === 0) return [];
  const { namespace } = parseClark(type.name ?? '');
  const names =
    type.name === undefined
      ? `name: ${stringLiteral(anonymousKey(type.id))}, prefix: '', local: ''`
      : nameMembers(scope, type.name);
  const prefixes =
    namespace === ''
      ? '{}'
      : `{ ${objectKey(scope.prefix(namespace))}: ${stringLiteral(namespace)} }`;
  const scalar = scope.codec(type.namespace, `${scope.typeName(type.id)}Scalar`);
  const last = members.length === 0 ? '' : `, members: [${members.map(stringLiteral).join(', ')}]`;
  return [
    entry(
      scope,
      `${names}, prefixes: ${prefixes}, ${basesMember(ancestors)}, scalar: ${scalar}${last}`,
    ),
  ];
}

/** The names of member types, those of unions among them included. */
function unionMembers(model: Model, refs: readonly ScalarRef[]): readonly string[] {
  return refs.flatMap((ref) => {
    if (ref.kind === 'builtin') return [clark(XSD, ref.name)];
    const type = model.types.get(ref.id);
    if (type?.kind !== 'scalar') return [];
    const { value } = type.scalar;
    const own = type.name ?? anonymousKey(type.id);
    return value.kind === 'union' ? unionMembers(model, value.members) : [own];
  });
}

function basesMember(ancestors: readonly Ancestor[]): string {
  const bases = ancestors.map(({ name }) => stringLiteral(name));
  const ways = ancestors.map((ancestor) => bitsOf(ancestor.ways));
  return `bases: [${bases.join(', ')}], ways: [${ways.join(', ')}]`;
}

/** The table that says which types the simple members of a record have. */
function contentEntry(scope: CodecScope, record: RecordType): readonly string[] {
  const { content } = record;
  if (content.kind !== 'members' || content.members.length === 0) return [];
  const name = scope.typeName(record.id);
  const of = (suffix: string): string => scope.codec(record.namespace, `${name}${suffix}`);
  return [`[${of('Shape')}, ${of('Members')}],`];
}

/** Clark names of the records that a record derives from, nearest first. */
export function basesOf(model: Model, record: RecordType): readonly string[] {
  const bases: string[] = [];
  const seen = new Set<TypeId>([record.id]);
  for (let id = record.base; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const base = model.types.get(id);
    if (base?.kind !== 'record') break;
    if (base.name !== undefined) bases.push(base.name);
    id = base.base;
  }
  return bases;
}
