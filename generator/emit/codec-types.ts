/** The registry of types that xsi:type may name, for whole messages of unknown kind. */
import type { EnvelopeOperation, Model, RecordType, TypeId } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { parseClark } from '../support/qname.js';
import { stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';

export function emitTypes(model: Model, names: Names, origin: Origin): EmittedFile {
  const used = new Set<string>();
  const alias = (namespace: string): string => {
    used.add(namespace);
    return `$${names.moduleAlias.get(namespace) ?? ''}`;
  };
  const wire = new Map(
    envelopeOperations(model).map((operation) => [operation.request, operation]),
  );
  const entries = [...model.types.values()].flatMap((type) =>
    type.kind === 'record' && type.name !== undefined && type.base !== undefined && !type.abstract
      ? [entryOf(model, names, type, alias(type.namespace), wire.get(type.id))]
      : [],
  );
  const imports = [...used]
    .map(
      (namespace) =>
        `import * as $${names.moduleAlias.get(namespace) ?? ''} from ${stringLiteral(`./${names.moduleFile.get(namespace) ?? ''}.codec.js`)};`,
    )
    .toSorted(byCodeUnit);
  return {
    path: 'types.codec.ts',
    text: [
      header(origin, []),
      '/* eslint-disable */',
      "import type { DerivedType } from './runtime/codec.js';",
      ...imports,
      '',
      '/** Every type that derives from another one: what a reader of whole messages needs. */',
      'export const types: readonly DerivedType[] = [',
      ...entries,
      '];',
      '',
    ].join('\n'),
  };
}

function entryOf(
  model: Model,
  names: Names,
  record: RecordType,
  alias: string,
  operation: EnvelopeOperation | undefined,
): string {
  const { namespace, local } = parseClark(record.name ?? '');
  const name = names.type.get(record.id) ?? '';
  const prefix = Object.entries(model.prefixes).find(([, uri]) => uri === namespace)?.[0] ?? '';
  const wire =
    operation === undefined
      ? ''
      : ` wireType: ${stringLiteral(operation.wireType)}, aliases: [${operation.wireTypeAliases.map(stringLiteral).join(', ')}],`;
  return `{ name: ${stringLiteral(record.name ?? '')}, prefix: ${stringLiteral(prefix)}, local: ${stringLiteral(local)}, prefixes: ${alias}.${name}Prefixes, bases: [${basesOf(model, record).map(stringLiteral).join(', ')}],${wire} read: ${alias}.read${name}, shape: ${alias}.${name}Shape },`;
}

/** Clark names of the types that a record derives from, nearest first. */
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
