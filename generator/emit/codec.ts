/** Codec modules: for each type, a function that reads it and the shape it is written and judged by. Printed, not templated. */
import type {
  DocumentElement,
  Model,
  Module,
  RecordType,
  ScalarRef,
  ScalarType,
  TypeId,
} from '../ir/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { clark, parseClark, XSD } from '../support/qname.js';
import { EXCHANGE, REPLY, REQUEST, type Exchange } from './codec-exchange.js';
import { namespacesOf, type Reach } from './codec-reach.js';
import { printRead } from './codec-read.js';
import { scalarConstant, scalarOf, scalarOfRef, simpleRef, valueType } from './codec-scalar.js';
import { CodecScope } from './codec-scope.js';
import { simplePart } from './codec-part.js';
import { printShape } from './codec-shape.js';
import { indented, literalList } from './codec-layout.js';
import { objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';

/** The codec modules of a model; `exchange` is what a client needs of its message. */
export function emitCodecs(
  model: Model,
  names: Names,
  origin: Origin,
  exchange?: Exchange,
): readonly EmittedFile[] {
  const reach: Reach = new Map();
  return model.modules.map((module) => emitCodec(model, names, origin, module, reach, exchange));
}

/** The module of member names whose values are secret. */
export function secretsFile(origin: Origin, secrets: readonly string[]): EmittedFile {
  const names = [...new Set(secrets)].toSorted(byCodeUnit).map(stringLiteral);
  const start = 'export const secrets: ReadonlySet<string> = /* @__PURE__ */ new Set<string>([';
  return {
    path: 'secrets.ts',
    text: [
      header(origin, []),
      '',
      '/** Members whose values never appear in an issue or an error. */',
      literalList(start, names, ']);'),
      '',
    ].join('\n'),
  };
}

function emitCodec(
  model: Model,
  names: Names,
  origin: Origin,
  module: Module,
  reach: Reach,
  exchange: Exchange | undefined,
): EmittedFile {
  const scope = new CodecScope(model, names, module.namespace, module.files[0] ?? '');
  const body = module.types.flatMap((id) => typeLines(scope, id, reach, exchange));
  const elements = module.elements.flatMap((name) => elementLines(scope, name, reach, exchange));
  const exported = new Map<string, string>();
  for (const id of module.types) {
    const type = scope.scalarType(id);
    if (type !== undefined) exported.set(scalarConstant(scope, type), constantType(scope, type));
  }
  const file = names.moduleFile.get(module.namespace) ?? '';
  const constants = [...scope.constants].flatMap(([name, text]) => {
    const type = exported.get(name);
    const head = type === undefined ? `const ${name}` : `export const ${name}: ${type}`;
    return `${head} = ${text};`.split('\n');
  });
  const usesFile = [...constants, ...body].some((line) => /\bFILE\b/.test(line));
  return {
    path: `${file}.codec.ts`,
    text: indented([
      header(origin, module.files),
      '/* eslint-disable */',
      '// A read function takes what is expected next, in schema order, and asks the kernel otherwise:',
      '// cases fall through on purpose, and an element that stands elsewhere goes through next().',
      ...importLines(scope, file),
      '',
      ...(usesFile ? [`const FILE = ${stringLiteral(scope.file)};`] : []),
      ...namespaceLines(scope),
      '',
      ...constants,
      '',
      ...body,
      ...elements,
    ]),
  };
}

/** isolatedDeclarations wants the type of an exported constant. */
function constantType(scope: CodecScope, type: ScalarType): string {
  return type.isEnumeration
    ? `${scope.type('scalar', 'Enumeration')}<$.${scope.typeName(type.id)}>`
    : `${scope.type('scalar', 'Scalar')}<${valueType(scope, type.scalar, true)}>`;
}

function typeLines(
  scope: CodecScope,
  id: TypeId,
  reach: Reach,
  exchange: Exchange | undefined,
): readonly string[] {
  const record = scope.record(id);
  if (record === undefined) return [];
  const reply = exchange?.reply[id];
  const request = exchange?.request[id];
  return [
    ...printRead(scope, record),
    ...(reply === undefined ? [] : printRead(scope, record, reply)),
    ...printShape(scope, record),
    ...(request === undefined ? [] : printShape(scope, record, request)),
    ...codecLines(scope, record, reach),
    '',
  ];
}

function codecLines(scope: CodecScope, record: RecordType, reach: Reach): readonly string[] {
  const name = scope.typeName(record.id);
  if (record.name === undefined) return [];
  const { namespace, local } = parseClark(record.name);
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  return [
    `export const ${name}Prefixes: Readonly<Record<string, string>> = ${prefixesOf(scope, { kind: 'type', id: record.id }, namespace, reach)};`,
    ...codecConstant(scope, {
      constant: `${name}Codec`,
      type: scope.interfaceOf(record),
      name: record.name,
      typeName: record.name,
      root: [namespace, local],
      prefixes: `${name}Prefixes`,
      read: `read${name}${suffix}`,
      part: `() => ${scope.value('shape', 'recordPart')}(0, ${name}Shape)`,
      isOpen: suffix !== '',
    }),
  ];
}

function prefixesOf(
  scope: CodecScope,
  type: DocumentElement['type'],
  root: string,
  reach: Reach,
): string {
  const namespaces = new Set([
    ...(root === '' ? [] : [root]),
    ...namespacesOf(scope.model, type, reach),
  ]);
  const entries = [...namespaces]
    .map((namespace) => [scope.prefix(namespace), namespace] as const)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([prefix, namespace]) => `${objectKey(prefix)}: ${scope.ns(namespace)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

interface CodecConstant {
  readonly constant: string;
  readonly type: string;
  readonly name: string;
  readonly typeName: string;
  readonly root: readonly [namespace: string, local: string];
  readonly prefixes: string;
  readonly read: string;
  readonly part: string;
  /** Other types derive from its own. */
  readonly isOpen?: boolean;
}

function codecConstant(scope: CodecScope, codec: CodecConstant): readonly string[] {
  const [namespace, local] = codec.root;
  const secrets = scope.secrets();
  return [
    `export const ${codec.constant}: ${scope.type('codec', 'Codec')}<${codec.type}> = {`,
    `name: ${stringLiteral(codec.name)},`,
    `root: [${scope.ns(namespace)}, ${stringLiteral(local)}],`,
    `type: ${stringLiteral(codec.typeName)},`,
    `prefixes: ${codec.prefixes},`,
    `read: ${codec.read},`,
    `part: ${codec.part},`,
    ...(codec.isOpen ? ['open: true,'] : []),
    `secrets: ${secrets},`,
    '};',
  ];
}

function elementLines(
  scope: CodecScope,
  id: string,
  reach: Reach,
  exchange: Exchange | undefined,
): readonly string[] {
  const element = scope.model.elements.get(id);
  const constant = scope.names.element.get(id);
  if (element === undefined || constant === undefined || element.abstract) return [];
  const { type, namespace, local } = element;
  const base = {
    constant,
    name: id,
    root: [namespace, local] as const,
    prefixes: prefixesOf(scope, type, namespace, reach),
  };
  const simple = simpleRef(scope, type);
  if (simple !== undefined) return simpleElement(scope, element, simple, base);
  if (type.kind !== 'type') {
    return codecConstant(scope, {
      ...base,
      type: scope.type('any', 'AnyElement'),
      typeName: '{http://www.w3.org/2001/XMLSchema}anyType',
      read: `(r) => ${scope.value('capture', 'anything')}(r, ${stringLiteral(id)})`,
      part: `() => ${scope.value('part-any', 'anyPart')}(${scope.source(element.at)})`,
    });
  }
  const record = scope.record(type.id);
  if (record === undefined) return [];
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  const name = scope.typeName(record.id);
  const codec = (constant: string, read: string, start: string): readonly string[] =>
    codecConstant(scope, {
      ...base,
      constant,
      type: scope.interfaceIn(record),
      typeName: record.name ?? '',
      read: scope.codec(record.namespace, read),
      part: `() => ${scope.value('shape', 'recordPart')}(0, ${scope.codec(record.namespace, `${start}${name}Shape`)})`,
      isOpen: suffix !== '',
    });
  return [
    ...codec(constant, `read${name}${suffix}`, ''),
    ...(exchange?.element === id
      ? codec(`${EXCHANGE}${constant}`, `${REPLY}${name}`, REQUEST)
      : []),
  ];
}

type ElementBase = Pick<CodecConstant, 'constant' | 'name' | 'root' | 'prefixes'>;

/** A document whose root has a simple type. */
function simpleElement(
  scope: CodecScope,
  { at, ...element }: DocumentElement,
  ref: ScalarRef,
  base: ElementBase,
): readonly string[] {
  const s = scalarOf(scope, ref);
  const scalar = scalarOfRef(scope, ref);
  const named = ref.kind === 'type' ? scope.scalarType(ref.id) : undefined;
  const type = scalar === undefined ? 'string' : valueType(scope, scalar);
  const byDefault = element.fixed ?? element.default;
  const last = byDefault === undefined ? '' : `, ${stringLiteral(byDefault)}`;
  return codecConstant(scope, {
    ...base,
    type: named?.isEnumeration ? scope.enumerationOf(named.id) : type,
    typeName: ref.kind === 'builtin' ? clark(XSD, ref.name) : (named?.name ?? ''),
    // Only a strict reader claims that there is a value; a tolerant one says why there is none.
    read: `(r) => ${scope.value('ordered', 'contentValue')}(r, ${s}, ${scope.source(at)}${last}) as ${scope.type('issue', 'Tolerant')}<${type}>`,
    part: `() => ${simplePart(scope, ref, scope.source(at))}`,
  });
}

function namespaceLines(scope: CodecScope): readonly string[] {
  return [...scope.namespaces]
    .toSorted(byCodeUnit)
    .map((namespace) => `const ns${scope.alias(namespace)} = ${stringLiteral(namespace)};`);
}

function importLines(scope: CodecScope, file: string): readonly string[] {
  const lines: string[] = [];
  for (const [from, list] of [...scope.values].toSorted(([a], [b]) => byCodeUnit(a, b)))
    lines.push(
      `import { ${[...list].toSorted(byCodeUnit).join(', ')} } from './runtime/${from}.js';`,
    );
  for (const [from, list] of [...scope.types].toSorted(([a], [b]) => byCodeUnit(a, b)))
    lines.push(
      `import type { ${[...list].toSorted(byCodeUnit).join(', ')} } from './runtime/${from}.js';`,
    );
  if (scope.usesSecrets) lines.push("import { secrets } from './secrets.js';");
  for (const namespace of [...scope.modules].toSorted(byCodeUnit))
    lines.push(
      `import * as ${scope.alias(namespace)} from ${stringLiteral(`./${scope.names.moduleFile.get(namespace) ?? ''}.codec.js`)};`,
    );
  for (const namespace of [...scope.typeModules].toSorted(byCodeUnit))
    lines.push(
      `import type * as ${scope.typeAlias(namespace)} from ${stringLiteral(`./${scope.names.moduleFile.get(namespace) ?? ''}.js`)};`,
    );
  lines.push(`import type * as $ from ${stringLiteral(`./${file}.js`)};`);
  return lines;
}
