/** The module of a resource's operations: how it names types and codecs, and what it imports. */
import type { DocumentElement, RecordType } from '../ir/model.js';
import type { Names } from '../name/name.js';
import { byCodeUnit } from '../support/compare.js';
import { stringLiteral } from './escape.js';
import { listed, NAMES } from './operations-layout.js';
import type { ResourceNames } from './resource-names.js';

interface ImportedType {
  readonly file: string;
  readonly name: string;
  /** Another name where the module has one of this name itself. */
  readonly local: string;
}

export interface ResourceModule {
  /** What the module calls a record's type; it is imported from now on. */
  readonly type: (record: RecordType) => string;
  /** What it calls a type of the runtime. */
  readonly runtime: (name: RuntimeType) => string;
  /** Code for the codec of a document. */
  readonly codec: (element: DocumentElement) => string;
  /** Of all that was named. */
  readonly namespaces: ReadonlySet<string>;
  readonly importLines: () => readonly string[];
  /** Types of the schemas that it passes on. */
  readonly exported: () => readonly string[];
}

/** The files of the runtime's types, in the order of the imports. */
const RUNTIME = {
  CallOptions: 'client-types',
  ReplyOf: 'reply',
  JsonForm: 'resource',
  ResourceOperation: 'resource',
  Update: 'resource',
  ResourceClient: 'resource-types',
  Changes: 'resource-values',
  Creation: 'resource-values',
} as const;

type RuntimeType = keyof typeof RUNTIME;

export function openModule(names: Names, own: ResourceNames): ResourceModule {
  const taken = new Set<string>([...Object.keys(RUNTIME), ...Object.values(own), 'Strict']);
  const types = new Map<RecordType['id'], ImportedType>();
  const runtime = new Set<RuntimeType>();
  const codecs = new Map<string, string>();
  const namespaces = new Set<string>();
  return {
    type: ({ id, namespace }) => {
      const known = types.get(id);
      if (known !== undefined) return known.local;
      const name = names.type.get(id) ?? '';
      let local = name;
      while (taken.has(local)) local = `$${local}`;
      taken.add(local);
      types.set(id, { file: names.moduleFile.get(namespace) ?? '', name, local });
      namespaces.add(namespace);
      return local;
    },
    runtime: (name) => {
      runtime.add(name);
      return name;
    },
    codec: ({ name, namespace }) => {
      const alias = `$${names.moduleAlias.get(namespace) ?? ''}`;
      codecs.set(names.moduleFile.get(namespace) ?? '', alias);
      namespaces.add(namespace);
      return `${alias}.${names.element.get(name) ?? ''}`;
    },
    namespaces,
    importLines: () => [
      ...runtimeImports(runtime),
      // Codecs stand in representations alone.
      ...(codecs.size > 0
        ? ["import { representation as $$representation } from '../runtime/resource-values.js';"]
        : []),
      ...typeImports([...types.values()]),
      ...[...codecs]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(
          ([file, alias]) => `import * as ${alias} from ${stringLiteral(`../${file}.codec.js`)};`,
        ),
    ],
    exported: () =>
      [...types.values()]
        .filter(({ name, local }) => name === local)
        .map(({ name }) => name)
        .sort(byCodeUnit),
  };
}

function runtimeImports(used: ReadonlySet<RuntimeType>): readonly string[] {
  const files = new Set(Object.values(RUNTIME));
  return [...files].flatMap((file) => {
    const types = [...used].filter((name) => RUNTIME[name] === file).sort(byCodeUnit);
    return types.length === 0 ? [] : [importLine(types, `../runtime/${file}.js`)];
  });
}

function typeImports(types: readonly ImportedType[]): readonly string[] {
  const files = [...new Set(types.map(({ file }) => file))].sort(byCodeUnit);
  return files.map((file) => {
    const own = types.filter((type) => type.file === file);
    const list = own.map(({ name, local }) => (name === local ? name : `${name} as ${local}`));
    return importLine(list.sort(byCodeUnit), `../${file}.js`);
  });
}

function importLine(list: readonly string[], from: string): string {
  return listed('import type ', list, ` from ${stringLiteral(from)};`, '', NAMES);
}
