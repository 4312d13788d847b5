/** The module that is being printed: how it names types, and what it has used so far. */
import type { Model, TypeId } from '../ir/model.js';
import { fileAndLine } from '../support/source.js';
import type { Names } from '../name/name.js';
import { parseClark, type Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';

export interface Scope {
  readonly model: Model;
  readonly names: Names;
  readonly namespace: string;
  /** Namespaces of the modules to import. */
  readonly used: Set<string>;
  /** Types of the runtime to import. */
  readonly runtime: Set<string>;
}

export function openScope(model: Model, names: Names, namespace: string): Scope {
  return { model, names, namespace, used: new Set(), runtime: new Set() };
}

/** Bare in the type's own module, else behind the module's alias. */
export function typeName(scope: Scope, id: TypeId): string {
  const name = scope.names.type.get(id);
  const namespace = scope.model.types.get(id)?.namespace;
  if (name === undefined || namespace === undefined) throw new Error(`${id} has no name.`);
  if (namespace === scope.namespace) return name;
  scope.used.add(namespace);
  return `${scope.names.moduleAlias.get(namespace) ?? ''}.${name}`;
}

export function runtimeName(scope: Scope, name: string): string {
  scope.runtime.add(name);
  return name;
}

/** ``user.xsd:41 `use:userType` ``; an anonymous type has only its place. */
export function seePlace(at: SourcePoint, prefix: string, id?: Clark): string {
  const where = fileAndLine(at);
  if (id === undefined) return where;
  const { namespace, local } = parseClark(id);
  return `${where} \`${namespace === '' ? '' : `${prefix}:`}${local}\``;
}
