/** What a schema set declares globally: the list of types, with elements and attributes. */
import type { DocumentElement, GlobalAttribute, Model } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { moduleText } from './codec-imports.js';
import { scalarOf } from './codec-scalar.js';
import { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';

/** No schema has such a namespace: whatever is named belongs to another module. */
const NOWHERE = '\0';

export function emitGlobals(model: Model, names: Names, origin: Origin): EmittedFile {
  const scope = new CodecScope(model, names, NOWHERE, '');
  const type = scope.type('globals', 'Globals');
  const make = scope.value('globals', 'globalsOf');
  const elements = byName(model.elements);
  const body = [
    '/** Goes wherever a list of types goes: what wildcards take is then judged as well. */',
    `export const globals: ${type} = ${make}(`,
    'types,',
    ...list(elements.flatMap((element) => elementEntry(scope, element))),
    ...list(elements.flatMap((element) => abstractEntry(scope, element))),
    ...list(byName(model.attributes).map((attribute) => attributeEntry(scope, attribute))),
    ...(model.isPart === true ? ['true,'] : []),
    ');',
  ];
  const imports = ["import { types } from './types.codec.js';"];
  return { path: 'globals.codec.ts', text: moduleText(scope, origin, body, imports) };
}

/** Whatever the order of the files that declare them. */
function byName<T>(declared: ReadonlyMap<string, T>): readonly T[] {
  return [...declared].toSorted(([a], [b]) => byCodeUnit(a, b)).map(([, each]) => each);
}

function list(entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? ['[],'] : ['[', ...entries, '],'];
}

function elementEntry(scope: CodecScope, element: DocumentElement): readonly string[] {
  const constant = scope.names.element.get(element.name);
  if (constant === undefined || element.abstract) return [];
  return [`[${stringLiteral(element.name)}, ${scope.codec(element.namespace, constant)}],`];
}

function abstractEntry(
  scope: CodecScope,
  { name, abstract, at }: DocumentElement,
): readonly string[] {
  return abstract ? [`[${stringLiteral(name)}, ${scope.source(at)}],`] : [];
}

function attributeEntry(scope: CodecScope, { name, type, fixed, at }: GlobalAttribute): string {
  const last = fixed === undefined ? '' : `, fixed: ${stringLiteral(fixed)}`;
  return `[${stringLiteral(name)}, { scalar: ${scalarOf(scope, type)}, source: ${scope.source(at)}${last} }],`;
}
