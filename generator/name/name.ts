/** All TypeScript names of a model, settled once: no emitter makes up a name of its own. */
import type { Model, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { elementNames } from './elements.js';
import { moduleNames } from './modules.js';
import { typeNames, type NamedType } from './types.js';

export interface Names {
  /** File name without ending, by namespace. */
  readonly moduleFile: ReadonlyMap<string, string>;
  /** What other modules import it as, by namespace. */
  readonly moduleAlias: ReadonlyMap<string, string>;
  /** All records, all global simple types and the anonymous enumerations. */
  readonly type: ReadonlyMap<TypeId, string>;
  /** The constant of a global element's codec. */
  readonly element: ReadonlyMap<Clark, string>;
  readonly explanations: readonly NameExplanation[];
}

/** Why something has the name that it has. */
export interface NameExplanation {
  readonly name: string;
  /** File of the module that has it, without ending. */
  readonly module: string;
  readonly kind: 'type' | 'element';
  readonly id: TypeId | Clark;
  readonly at: SourcePoint;
  /** From the XML name to the TypeScript name. */
  readonly rules: readonly string[];
}

export function nameModel(model: Model, diagnostics: Diagnostics): Names {
  const { file, alias } = moduleNames(model);
  const types = typeNames(model);
  const element = elementNames(model);
  const explanations: NameExplanation[] = [];
  for (const [id, named] of types) {
    const type = model.types.get(id);
    if (type === undefined) continue;
    const module = file.get(type.namespace) ?? '';
    explanations.push({ ...named, module, kind: 'type', id, at: type.at });
    if (type.name !== undefined) reportTwin(named, type.at, diagnostics);
  }
  for (const [id, name] of element) {
    const declaration = model.elements.get(id);
    if (declaration === undefined) continue;
    const module = file.get(declaration.namespace) ?? '';
    const rules = [`XML name '${declaration.local}'`, `codec of a document: '${name}'`];
    explanations.push({ name, module, kind: 'element', id, at: declaration.at, rules });
  }
  return {
    moduleFile: file,
    moduleAlias: alias,
    type: new Map([...types].map(([id, { name }]) => [id, name])),
    element,
    explanations,
  };
}

function reportTwin({ name, rules }: NamedType, at: SourcePoint, diagnostics: Diagnostics): void {
  if (!name.endsWith('$')) return;
  const message = `the type is called ${name} (${rules.slice(-1).join('')})`;
  diagnostics.report({ code: 'NAM541', severity: 'info', message, at });
}

/** Everything in the emitted code that has this name. */
export function explain(names: Names, name: string): readonly NameExplanation[] {
  return names.explanations.filter((explanation) => explanation.name === name);
}
