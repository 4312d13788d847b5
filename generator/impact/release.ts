/** One of the two releases, with names that mean the same in both. */
import { openScope } from '../emit/scope.js';
import type { Scope } from '../emit/scope.js';
import type { Type, TypeId } from '../ir/model.js';
import type { Meaning } from './assignable.js';
import { placeOf } from './declarations.js';
import type { Declaration, Declarations } from './declarations.js';
import { usesOf } from './roles.js';
import type { Use } from './roles.js';
import { shapeOf } from './shape.js';
import type { Shape } from './shape.js';

export interface Release {
  readonly declarations: Declarations;
  /** Of a declaration; equal in both releases for what is the same, wherever it moved. */
  readonly key: (id: TypeId) => string | undefined;
  /** With keys for names, to be compared. */
  readonly shape: (type: Type) => Shape;
  /** As a program sees it, to be printed. */
  readonly shown: (type: Type) => Shape;
  readonly meaning: Meaning;
  readonly use: (id: TypeId) => Use;
}

/** `partners` are the declarations of the newer release that some of the older one have become. */
export function releaseOf(
  declarations: Declarations,
  partners: ReadonlyMap<Declaration, Declaration> = new Map(),
): Release {
  const { side, byId } = declarations;
  const { model, names } = side;
  const keys = new Map<TypeId, string>();
  const byKey = new Map<string, Type>();
  for (const [id, declaration] of byId) {
    const key = placeOf(partners.get(declaration) ?? declaration);
    keys.set(id, key);
    // No name of TypeScript's own begins with a dot, and what has no alias is printed so.
    byKey.set(`.${key}`, declaration.type);
  }
  const keyed = openScope(model, { ...names, type: keys, moduleAlias: new Map() }, NOWHERE);
  const shape = remembered((type) => shapeOf(keyed, type));
  const scopes = new Map<string, Scope>();
  const shown = remembered((type) => {
    const scope = scopes.get(type.namespace) ?? openScope(model, names, type.namespace);
    scopes.set(type.namespace, scope);
    return shapeOf(scope, type);
  });
  const meaning: Meaning = {
    shape: (name) => {
      const type = byKey.get(name);
      return type && shape(type);
    },
    base: (name) => {
      const type = byKey.get(name);
      const own = type && shape(type);
      const base =
        own?.kind === 'record' && own.base !== undefined ? keys.get(own.base) : undefined;
      return base === undefined ? undefined : `.${base}`;
    },
  };
  return { declarations, key: (id) => keys.get(id), shape, shown, meaning, use: usesOf(side) };
}

/** No namespace has this name, so that every type is printed as one of another module. */
const NOWHERE = '\0';

function remembered(make: (type: Type) => Shape): (type: Type) => Shape {
  const made = new Map<Type, Shape>();
  return (type) => {
    const shape = made.get(type) ?? make(type);
    made.set(type, shape);
    return shape;
  };
}
