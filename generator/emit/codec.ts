/** Codec modules: for each type, functions that read, write and judge it. Printed, not templated. */
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
import { judgeCall, printCheck } from './codec-check.js';
import { namespacesOf, type Reach } from './codec-reach.js';
import { printRead } from './codec-read.js';
import { scalarConstant, scalarOf, scalarOfRef, simpleRef, valueType } from './codec-scalar.js';
import { CodecScope } from './codec-scope.js';
import { printed } from './codec-leaf.js';
import { printWrite } from './codec-write.js';
import { indented, literalList } from './codec-layout.js';
import { objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';

/** The codec modules of a model. */
export function emitCodecs(model: Model, names: Names, origin: Origin): readonly EmittedFile[] {
  const reach: Reach = new Map();
  return model.modules.map((module) => emitCodec(model, names, origin, module, reach));
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
): EmittedFile {
  const scope = new CodecScope(model, names, module.namespace, module.files[0] ?? '');
  const body = module.types.flatMap((id) => typeLines(scope, id, reach));
  const elements = module.elements.flatMap((name) => elementLines(scope, name, reach));
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

function typeLines(scope: CodecScope, id: TypeId, reach: Reach): readonly string[] {
  const record = scope.record(id);
  if (record === undefined) return [];
  return [
    ...printRead(scope, record),
    ...printWrite(scope, record),
    ...printCheck(scope, record),
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
      write: `write${name}${suffix}`,
      check: `(v, c) => ${judgeCall(scope, record, 'v')}`,
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
  readonly write: string;
  readonly check: string;
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
    `write: ${codec.write},`,
    `check: ${codec.check},`,
    ...(codec.isOpen ? ['open: true,'] : []),
    `secrets: ${secrets},`,
    '};',
  ];
}

function elementLines(scope: CodecScope, id: string, reach: Reach): readonly string[] {
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
      write: `(_, v, o) => ${scope.value('writer', 'printAnything')}(v, o)`,
      check: `(v, c) => ${scope.value('check-items', 'judgeAny')}(c, v, ${scope.source(element.at)})`,
    });
  }
  const record = scope.record(type.id);
  if (record === undefined) return [];
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  const fn = (verb: string): string =>
    scope.codec(record.namespace, `${verb}${scope.typeName(record.id)}${suffix}`);
  return codecConstant(scope, {
    ...base,
    type: scope.interfaceIn(record),
    typeName: record.name ?? '',
    read: fn('read'),
    write: fn('write'),
    check: `(v, c) => ${judgeCall(scope, record, 'v')}`,
    isOpen: suffix !== '',
  });
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
    write: `(_, v, o) => o + '>' + ${printed(scope, ref, scalar, 'v')}`,
    check: `(v, c) => ${scope.value('check-items', 'judgeItemValue')}(c, v, ${scope.source(at)}, ${s})`,
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
