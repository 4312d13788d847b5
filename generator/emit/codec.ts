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
import { anonymousKey, openBits } from './codec-block.js';
import { EXCHANGE, REPLY, REQUEST, type Exchange } from './codec-exchange.js';
import { importLines } from './codec-imports.js';
import { mindingNil, nilType } from './codec-nil.js';
import { namespacesOf, type Reach } from './codec-reach.js';
import { anythingExpression } from './codec-leaf.js';
import { printRead } from './codec-read.js';
import { scalarConstant, scalarOf, scalarOfRef, simpleRef, valueType } from './codec-scalar.js';
import { CodecScope } from './codec-scope.js';
import { anythingPart, blockedIn, simplePart } from './codec-part.js';
import { printShape } from './codec-shape.js';
import { indented, literalList } from './codec-layout.js';
import { waysOf, wholeOfElement, wholeOfType } from './codec-whole.js';
import { valuedExpression, valuedPart } from './codec-valued.js';
import { objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { wholesOf, type Wholes } from './identity-reach.js';
import { header } from './interfaces.js';
import { nilRecord } from './nil-keys.js';

/** The codec modules of a model; `exchange` is what a client needs of its message. */
export function emitCodecs(
  model: Model,
  names: Names,
  origin: Origin,
  exchange?: Exchange,
  wholes: Wholes = wholesOf(model),
): readonly EmittedFile[] {
  const reach: Reach = new Map();
  return model.modules.map((module) =>
    emitCodec(model, names, origin, module, reach, exchange, wholes),
  );
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
  wholes: Wholes,
): EmittedFile {
  const scope = new CodecScope(model, names, module.namespace, module.files[0] ?? '', wholes);
  const body = module.types.flatMap((id) => typeLines(scope, id, reach, exchange));
  const elements = module.elements.flatMap((name) => elementLines(scope, name, reach, exchange));
  const exported = new Map<string, string>();
  for (const id of module.types) {
    const type = scope.scalarType(id);
    if (type !== undefined) exported.set(scalarConstant(scope, type), constantType(scope, type));
    const record = scope.record(id);
    if (record?.content.kind === 'members' && record.content.members.length > 0)
      exported.set(`${scope.typeName(id)}Members`, scope.type('members', 'Members'));
  }
  const file = names.moduleFile.get(module.namespace) ?? '';
  const constants = [...scope.constants].flatMap(([name, text]) => {
    const type = exported.get(name);
    const head = type === undefined ? `const ${name}` : `export const ${name}: ${type}`;
    return `${head} = ${text};`.split('\n');
  });
  const usesTypes = [...constants, ...body, ...elements].some((line) =>
    /(?<![\w$])\$\./.test(line),
  );
  const usesFile = [...constants, ...body].some((line) => /\bFILE\b/.test(line));
  return {
    path: `${file}.codec.ts`,
    text: indented([
      header(origin, module.files),
      '/* eslint-disable */',
      '// A read function takes what is expected next, in schema order, and asks the kernel otherwise:',
      '// cases fall through on purpose, and an element that stands elsewhere goes through next().',
      ...importLines(scope),
      ...(usesTypes ? [`import type * as $ from ${stringLiteral(`./${file}.js`)};`] : []),
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
      bits: openBits(scope, { type: { kind: 'type', id: record.id } }),
      whole: wholeOfType(scope, record),
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
  /** What the general path minds of its root, as bits of a field. */
  readonly bits: number;
  /** What is known of it as a whole document. */
  readonly whole: string | undefined;
}

function codecConstant(scope: CodecScope, codec: CodecConstant): readonly string[] {
  const { read, part } = waysOf(scope, codec);
  const [namespace, local] = codec.root;
  const secrets = scope.secrets();
  return [
    `export const ${codec.constant}: ${scope.type('codec', 'Codec')}<${codec.type}> = {`,
    `name: ${stringLiteral(codec.name)},`,
    `root: [${scope.ns(namespace)}, ${stringLiteral(local)}],`,
    `type: ${stringLiteral(codec.typeName)},`,
    `prefixes: ${codec.prefixes},`,
    `read: ${read},`,
    `part: ${part},`,
    ...(codec.bits === 0 ? [] : [`bits: ${codec.bits},`]),
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
    whole: wholeOfElement(scope, element),
  };
  const simple = simpleRef(scope, type);
  if (simple !== undefined) return simpleElement(scope, element, simple, base);
  if (type.kind !== 'type') {
    return codecConstant(scope, {
      ...base,
      type: scope.type('any', 'AnyElement'),
      typeName: '{http://www.w3.org/2001/XMLSchema}anyType',
      read: `(r) => ${anythingExpression(scope, { ...element, name: local }, scope.source(element.at))}`,
      part: `() => ${anythingPart(scope, element.fixed, scope.source(element.at))}`,
      bits: openBits(scope, element),
    });
  }
  const record = scope.record(type.id);
  if (record === undefined) return [];
  const suffix = record.derived.length > 0 ? 'OrDerived' : '';
  const name = scope.typeName(record.id);
  const source = scope.source(element.at);
  const codec = (constant: string, read: string, start: string): readonly string[] =>
    codecConstant(scope, {
      ...base,
      ...rootOf(scope, element, {
        type: scope.interfaceIn(record),
        read: valuedExpression(scope, element, scope.codec(record.namespace, read), source),
        part: valuedPart(
          scope,
          element,
          blockedIn(
            scope,
            element,
            `${scope.value('shape', 'recordPart')}(0, ${scope.codec(record.namespace, `${start}${name}Shape`)})`,
          ),
        ),
      }),
      constant,
      typeName: record.name ?? '',
    });
  return [
    ...codec(constant, `read${name}${suffix}`, ''),
    ...(exchange?.element === id
      ? codec(`${EXCHANGE}${constant}`, `${REPLY}${name}`, REQUEST)
      : []),
  ];
}

type ElementBase = Pick<CodecConstant, 'constant' | 'name' | 'root' | 'prefixes' | 'whole'>;

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
  const source = scope.source(at);
  const byDefault = element.fixed ?? element.default;
  const last = byDefault === undefined ? '' : `, ${stringLiteral(byDefault)}`;
  const read =
    element.fixed === undefined
      ? `${scope.value('ordered', 'contentValue')}(r, ${s}, ${source}${last})`
      : `${scope.value('fixed-value', 'fixedValue')}(r, ${s}, ${source}${last})`;
  const part = simplePart(scope, ref, source);
  const isUnion = scalar?.value.kind === 'union' && ref.kind === 'type';
  const anonymous = isUnion ? anonymousKey(ref.id) : '';
  return codecConstant(scope, {
    ...base,
    ...rootOf(
      scope,
      { at, ...element },
      {
        type: named?.isEnumeration ? scope.enumerationOf(named.id) : type,
        // Only a strict reader claims that there is a value; a tolerant one says why there is none.
        read: `${read} as ${scope.type('issue', 'Tolerant')}<${type}>`,
        part:
          element.fixed === undefined
            ? part
            : `${scope.value('shape', 'fixedPart')}(${part}${last})`,
      },
    ),
    typeName: ref.kind === 'builtin' ? clark(XSD, ref.name) : (named?.name ?? anonymous),
  });
}

/** What a root is beside its element: nil, if it may be. */
function rootOf(
  scope: CodecScope,
  element: DocumentElement,
  plain: Pick<CodecConstant, 'type' | 'read' | 'part'>,
): Pick<CodecConstant, 'type' | 'read' | 'part' | 'bits'> {
  const { nillable, fixed } = element;
  const { type, part } = plain;
  const read = mindingNil(scope, element, plain.read, scope.source(element.at));
  const isNil = nillable && fixed === undefined;
  const record = nilRecord(scope.model, element);
  const nil = record === undefined ? '' : ` | ${nilType(scope, record)}`;
  return {
    type: isNil ? `${type} | null${nil}` : type,
    // A function that takes the reader alone stands for itself.
    read: /^([\w$.]+)\(r\)$/.exec(read)?.[1] ?? `(r) => ${read}`,
    part: `() => ${isNil ? `${scope.value('part-nil', 'nilAnyPart')}(${part})` : part}`,
    bits: openBits(scope, element) | (nillable ? NILLABLE : 0),
  };
}

/** Of a field, as runtime/field.ts has it. */
const NILLABLE = 4;

function namespaceLines(scope: CodecScope): readonly string[] {
  return [...scope.namespaces]
    .toSorted(byCodeUnit)
    .map((namespace) => `const ns${scope.alias(namespace)} = ${stringLiteral(namespace)};`);
}
