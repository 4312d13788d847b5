/** All TypeScript names of a model, settled once: no emitter makes up a name of its own. */
import type { Model, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { elementNames } from './elements.js';
import { moduleNames } from './modules.js';
import { typeNameRules, typeNames } from './types.js';

export interface Names {
  /** File name without ending, by namespace. */
  readonly moduleFile: ReadonlyMap<string, string>;
  /** What other modules import it as, by namespace. */
  readonly moduleAlias: ReadonlyMap<string, string>;
  /** All records, all global simple types and the anonymous enumerations. */
  readonly type: ReadonlyMap<TypeId, string>;
  /** The constant of a global element's codec. */
  readonly element: ReadonlyMap<Clark, string>;
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
  const type = typeNames(model);
  reportTwins(model, type, diagnostics);
  return { moduleFile: file, moduleAlias: alias, type, element: elementNames(model) };
}

function reportTwins(
  model: Model,
  names: ReadonlyMap<TypeId, string>,
  diagnostics: Diagnostics,
): void {
  for (const [id, name] of names) {
    const type = model.types.get(id);
    if (!name.endsWith('$') || type?.name === undefined) continue;
    const reason = typeNameRules(id, name).at(-1) ?? '';
    const message = `the type is called ${name} (${reason})`;
    diagnostics.report({ code: 'NAM541', severity: 'info', message, at: type.at });
  }
}

/** Why everything has the name that it has. */
export function explanationsOf(model: Model, names: Names): readonly NameExplanation[] {
  const explanations: NameExplanation[] = [];
  for (const [id, name] of names.type) {
    const type = model.types.get(id);
    if (type === undefined) continue;
    const module = names.moduleFile.get(type.namespace) ?? '';
    const rules = typeNameRules(id, name);
    explanations.push({ name, rules, module, kind: 'type', id, at: type.at });
  }
  for (const [id, name] of names.element) {
    const declaration = model.elements.get(id);
    if (declaration === undefined) continue;
    const module = names.moduleFile.get(declaration.namespace) ?? '';
    const rules = [`XML name '${declaration.local}'`, `codec of a document: '${name}'`];
    explanations.push({ name, module, kind: 'element', id, at: declaration.at, rules });
  }
  return explanations;
}
