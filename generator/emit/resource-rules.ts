/** What a write to a resource may and must say besides what the schemas have. */
import type { BoundResource } from '../api/bind-resource.js';

export interface Rules {
  /** Members that are never taken from the caller. */
  readonly without: readonly string[];
  readonly required: readonly string[];
}

export function createRules({ resource }: BoundResource): Rules {
  const { readOnly, updateOnly, createRequired } = resource.members;
  return { without: unique([...readOnly, ...updateOnly]), required: createRequired };
}

/** What says which one it is cannot be changed. */
export function updateRules({ resource, key }: BoundResource): Rules {
  const { readOnly, createOnly } = resource.members;
  const names = key.map(({ name }) => name);
  return { without: unique([...readOnly, ...createOnly, ...names]), required: [] };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
