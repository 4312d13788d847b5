/** What the modules of one release declare, by the names that a program imports. */
import type { CompiledSet } from '../compile.js';
import type { Type, TypeId } from '../ir/model.js';

/** One side of the comparison. The name is empty unless the release has several schema sets. */
export type ImpactSide = Pick<CompiledSet, 'name' | 'model' | 'names' | 'envelope'>;

export interface Declaration {
  /** Path of the module in the generated folder, without ending. */
  readonly module: string;
  readonly name: string;
  readonly type: Type;
}

export interface Declarations {
  readonly side: ImpactSide;
  /** In schema order. */
  readonly all: readonly Declaration[];
  readonly byPlace: ReadonlyMap<string, Declaration>;
  readonly byId: ReadonlyMap<TypeId, Declaration>;
}

export function declarationsOf(side: ImpactSide): Declarations {
  const { model, names } = side;
  const all: Declaration[] = [];
  for (const { namespace, types } of model.modules) {
    const module = moduleOf(side, namespace);
    for (const id of types) {
      const type = model.types.get(id);
      const name = names.type.get(id);
      if (type !== undefined && name !== undefined) all.push({ module, name, type });
    }
  }
  return {
    side,
    all,
    byPlace: new Map(all.map((declaration) => [placeOf(declaration), declaration])),
    byId: new Map(all.map((declaration) => [declaration.type.id, declaration])),
  };
}

export function moduleOf(side: ImpactSide, namespace: string): string {
  return inSet(side, side.names.moduleFile.get(namespace) ?? '');
}

/** Each of several schema sets has a folder of its own. */
export function inSet({ name }: ImpactSide, path: string): string {
  return name === '' ? path : `${name}/${path}`;
}

/** No module has `#` in its name. */
export function placeOf({ module, name }: Omit<Declaration, 'type'>): string {
  return `${module}#${name}`;
}
