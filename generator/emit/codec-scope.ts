/** What the printers of one codec module share: the model, the names, and what they used of others. */
import type { Model, RecordType, ScalarType, TypeId } from '../ir/model.js';
import { encodeName, encodeStep } from '../name/identifier.js';
import type { Names } from '../name/name.js';
import { parseClark } from '../support/qname.js';
import { unreachable } from '../support/unreachable.js';
import { stringLiteral } from './escape.js';
import { NO_WHOLES, type Wholes } from './identity-reach.js';

/** Files of the runtime that codec modules import from. */
export type RuntimeFile =
  | 'all-shape'
  | 'any'
  | 'any-fixed'
  | 'arranged'
  | 'attributes'
  | 'basic'
  | 'capture'
  | 'codec'
  | 'compound'
  | 'counted'
  | 'document'
  | 'field'
  | 'fixed-value'
  | 'identity-builtins'
  | 'identity-node'
  | 'globals'
  | 'issue'
  | 'leaf'
  | 'leaf-qname'
  | 'lexical'
  | 'members'
  | 'namespaces'
  | 'nil'
  | 'nil-type'
  | 'number'
  | 'ordered'
  | 'part-any'
  | 'part-any-fixed'
  | 'part-attribute'
  | 'part-content'
  | 'part-group'
  | 'part-nil'
  | 'part-valued'
  | 'part-twin'
  | 'pattern'
  | 'qname'
  | 'reader'
  | 'record'
  | 'report'
  | 'rules'
  | 'scalar'
  | 'shape'
  | 'spelled'
  | 'text'
  | 'textual'
  | 'typing'
  | 'temporal'
  | 'unordered'
  | 'valued'
  | 'whole'
  | 'wild';

export class CodecScope {
  readonly model: Model;
  readonly names: Names;
  /** The namespace whose module is printed. */
  readonly namespace: string;
  /** The schema file that most positions of the module are in. */
  readonly file: string;
  readonly values: Map<RuntimeFile, Set<string>> = new Map();
  readonly types: Map<RuntimeFile, Set<string>> = new Map();
  /** Namespaces of other modules whose codecs are used. */
  readonly modules: Set<string> = new Set();
  /** Namespaces whose constant is used. */
  readonly namespaces: Set<string> = new Set();
  /** Constants printed before the functions, by name. */
  readonly constants: Map<string, string> = new Map();

  /** Which documents are judged as a whole. */
  readonly wholes: Wholes;
  usesIdentity = false;

  constructor(
    model: Model,
    names: Names,
    namespace: string,
    file: string,
    wholes: Wholes = NO_WHOLES,
  ) {
    this.wholes = wholes;
    this.model = model;
    this.names = names;
    this.namespace = namespace;
    this.file = file;
    const bound = Object.entries(model.prefixes);
    this.#prefixOf = new Map(bound.map(([prefix, uri]) => [uri, prefix]));
  }

  /** A function or constant of the runtime. */
  value(file: RuntimeFile, name: string): string {
    return remember(this.values, file, name);
  }

  /** A type of the runtime. */
  type(file: RuntimeFile, name: string): string {
    return remember(this.types, file, name);
  }

  /** A name of a codec module: bare in its own module, else behind the module's alias. */
  codec(namespace: string, name: string): string {
    if (namespace === this.namespace) return name;
    this.modules.add(namespace);
    return `${this.alias(namespace)}.${name}`;
  }

  /** A reader's variables are called like members: an import gives way to them. */
  alias(namespace: string): string {
    const alias = `$${this.names.moduleAlias.get(namespace) ?? ''}`;
    this.#locals ??= variablesOf(this.model, this.namespace);
    return this.#locals.has(alias) ? `${alias}$` : alias;
  }

  #locals: ReadonlySet<string> | undefined;

  /** The constant that holds a namespace. */
  ns(namespace: string): string {
    if (namespace === '') return "''";
    this.namespaces.add(namespace);
    return `ns${this.alias(namespace)}`;
  }

  /** Namespaces of other modules whose interfaces are named. */
  readonly typeModules: Set<string> = new Set();
  usesSecrets = false;

  /** A constant of the module that knows whole documents. */
  identity(name: string): string {
    this.usesIdentity = true;
    return `identity.${name}`;
  }

  /** The set of member names whose values are secret. */
  secrets(): string {
    this.usesSecrets = true;
    return 'secrets';
  }

  typeAlias(namespace: string): string {
    return `$$${this.names.moduleAlias.get(namespace) ?? ''}`;
  }

  /** The interface of a record of any module. */
  interfaceIn(record: RecordType): string {
    return this.typeIn(record.namespace, record.id);
  }

  /** The union type of an enumeration of any module. */
  enumerationOf(id: TypeId): string {
    return this.typeIn(this.model.types.get(id)?.namespace ?? '', id);
  }

  private typeIn(namespace: string, id: TypeId): string {
    if (namespace === this.namespace) return `$.${this.typeName(id)}`;
    this.typeModules.add(namespace);
    return `${this.typeAlias(namespace)}.${this.typeName(id)}`;
  }

  /** The interface of a record of this module. */
  interfaceOf(record: RecordType): string {
    return `$.${this.typeName(record.id)}`;
  }

  /** The name that a type has in the emitted code, or would have: anonymous ones by their place. */
  typeName(id: TypeId): string {
    const known = this.names.type.get(id);
    if (known !== undefined) return known;
    const slash = id.lastIndexOf('/');
    return slash < 0
      ? encodeName(parseClark(id).local.replace(':', '$'))
      : this.typeName(id.slice(0, slash)) + encodeStep(id.slice(slash + 1));
  }

  record(id: TypeId): RecordType | undefined {
    const type = this.model.types.get(id);
    return type?.kind === 'record' ? type : undefined;
  }

  scalarType(id: TypeId): ScalarType | undefined {
    const type = this.model.types.get(id);
    return type?.kind === 'scalar' ? type : undefined;
  }

  /** The qualified name that output uses. */
  qualified(namespace: string, local: string): string {
    if (namespace === '') return local;
    return `${this.prefix(namespace)}:${local}`;
  }

  prefix(namespace: string): string {
    if (namespace === 'http://www.w3.org/XML/1998/namespace') return 'xml';
    return this.#prefixOf.get(namespace) ?? unreachable(`no prefix for ${namespace}`);
  }

  readonly #open = new Set<string>();
  /** The first constant of each text. */
  readonly #first = new Map<string, string>();
  /** By namespace. */
  readonly #prefixOf: ReadonlyMap<string, string>;

  /** Adds a constant once, behind those that its own text uses, and gives its name. */
  constant(name: string, text: () => string): string {
    if (this.constants.has(name) || this.#open.has(name)) return name;
    this.#open.add(name);
    const own = text();
    this.constants.set(name, own);
    if (!this.#first.has(own)) this.#first.set(own, name);
    this.#open.delete(name);
    return name;
  }

  /** The first constant with the same text, so that a bundle needs no more than that one. */
  twin(name: string): string {
    return this.#first.get(this.constants.get(name) ?? '') ?? name;
  }

  /** A source position as emitted: `'user.xsd:41'`. */
  source(at: { readonly file: string; readonly line: number }): string {
    return stringLiteral(`${at.file}:${at.line}`);
  }
}

/** What readers of a namespace's records call the values of members and attributes. */
function variablesOf(model: Model, namespace: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of model.types.values()) {
    if (type.kind !== 'record' || type.namespace !== namespace) continue;
    for (const { name } of type.attributes) names.add(variableOf(name));
    if (type.content.kind === 'members')
      for (const { name } of type.content.members) names.add(variableOf(name));
  }
  return names;
}

/** The variable of a reader that holds a member of this name. */
export function variableOf(name: string): string {
  return `$${encodeName(name)}`;
}

function remember(map: Map<RuntimeFile, Set<string>>, file: RuntimeFile, name: string): string {
  const names = map.get(file);
  if (names === undefined) map.set(file, new Set([name]));
  else names.add(name);
  return name;
}
