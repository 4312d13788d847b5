/**
 * Positions relative to the release's folder: emitted code must not depend on whether a user
 * named that folder or one above it.
 */
import type { Model, Operation, DocumentElement, Type, TypeId } from '../ir/model.js';
import type { SourcePoint } from '../support/source.js';

/**
 * `prefix` is what the release's files have in front of their path, such as `api/10.0/`. Types that
 * nobody will look at, because they are not among `wanted`, are left as they are.
 */
export function relocate(model: Model, prefix: string, wanted?: ReadonlySet<TypeId>): Model {
  if (prefix === '') return model;
  const seen = new Map<object, unknown>();

  function moved<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    const known = seen.get(value);
    // The map holds for each object what was made of that very object.
    if (known !== undefined) return known as T;
    const result = isPoint(value) ? place(value) : copy(value);
    seen.set(value, result);
    return result as T;
  }

  function copy(value: object): unknown {
    if (Array.isArray(value)) return value.some(isObject) ? value.map(moved) : value;
    // A spread keeps the shape of the object, which makes it and its readers fast.
    const result: Record<string, unknown> = { ...value };
    for (const key of Object.keys(result)) {
      const part = result[key];
      if (isObject(part)) result[key] = moved(part);
    }
    return result;
  }

  function place(at: SourcePoint): SourcePoint {
    return at.file.startsWith(prefix) ? { ...at, file: at.file.slice(prefix.length) } : at;
  }

  return {
    ...model,
    types: new Map(
      [...model.types].map(([id, type]): [string, Type] => [
        id,
        wanted?.has(id) === false ? type : moved(type),
      ]),
    ),
    elements: new Map(
      [...model.elements].map(([id, element]): [string, DocumentElement] => [id, moved(element)]),
    ),
    operations: model.operations.map((operation): Operation => moved(operation)),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isPoint(value: object): value is SourcePoint {
  return 'file' in value && 'line' in value && 'column' in value;
}
