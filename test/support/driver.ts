/** Everything of a schema that can be the root of a document: its elements, and its types under ours. */
import { join } from 'node:path';
import type { RecordType, TypeRef } from '../../generator/ir/model.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { parseClark, XSD } from '../../generator/support/qname.js';
import type { Opened } from './open.js';
import { oracleOfText } from './oracle.js';
import type { Oracle } from './oracle.js';

export interface Subject {
  /** Clark name of the element or type. */
  readonly name: string;
  readonly codec: Codec<unknown>;
  readonly type: TypeRef;
  readonly root: readonly [namespace: string, local: string];
}

const DRIVER = 'urn:driver';

/** libxml2 over a schema that imports all others and adds declarations. */
export function driverOracle(
  { compilation, set }: Pick<Opened, 'compilation' | 'set'>,
  declarations: string,
): Oracle {
  const { folder } = compilation.release;
  const imports = set.model.modules.flatMap(({ namespace, files }) => {
    const named = namespace === '' ? '' : ` namespace="${namespace}"`;
    // One file of a namespace: libxml2 takes no more, and it includes the others.
    const [file] = files;
    if (file === undefined) return [];
    return `<xs:import${named} schemaLocation="${join(folder, file)}"/>`;
  });
  const head = `<xs:schema xmlns:xs="${XSD}" targetNamespace="${DRIVER}">`;
  return oracleOfText(
    `${head}${imports.join('')}${declarations}</xs:schema>`,
    join(folder, 'driver.xsd'),
  );
}

export function drive(opened: Opened): {
  readonly subjects: readonly Subject[];
  readonly oracle: Oracle;
} {
  const { model } = opened.set;
  const types = [...model.types.values()]
    .filter((type) => type.kind === 'record')
    .filter(
      ({ name, abstract, derived }) => name !== undefined && (!abstract || derived.length > 0),
    );
  const subjects = types.map((type, index): Subject => {
    const codec = opened.codecs.records[type.id];
    if (codec === undefined) throw new Error(`no codec for ${type.id}`);
    const root = [DRIVER, `root${index}`] as const;
    return { name: type.id, codec, type: { kind: 'type', id: type.id }, root };
  });
  for (const [name, { type, namespace, local }] of model.elements) {
    const codec = opened.codecs.elements[name];
    if (codec !== undefined) subjects.push({ name, codec, type, root: [namespace, local] });
  }
  return { subjects, oracle: driverOracle(opened, types.map(declaration).join('')) };
}

function declaration({ name = '' }: RecordType, index: number): string {
  const { namespace, local } = parseClark(name);
  const [prefix, declared] = namespace === '' ? ['', ''] : ['p:', ` xmlns:p="${namespace}"`];
  return `<xs:element${declared} name="root${index}" type="${prefix}${local}"/>`;
}
