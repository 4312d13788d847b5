import type { Model, RecordType, ScalarType } from '../../generator/ir/model.js';
import { lower, type LowerOptions } from '../../generator/lower/lower.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { Particle, Schema } from '../../generator/xsd/components.js';
import { complex, elements, id, schema } from './build.js';

export interface Lowered {
  readonly model: Model;
  /** `LOW501 error` … */
  readonly found: readonly string[];
  readonly record: (name: string) => RecordType;
  readonly scalar: (name: string) => ScalarType;
}

export function lowered(input: Schema, options: Partial<LowerOptions> = {}): Lowered {
  const diagnostics = new Diagnostics();
  const model = lower(input, { prefixes: {}, numbers: [], ...options }, diagnostics);
  return {
    model,
    found: diagnostics.all.map(({ code, severity }) => `${code} ${severity}`),
    record(name) {
      const type = model.types.get(id(name));
      if (type?.kind !== 'record') throw new Error(`${name} is no record`);
      return type;
    },
    scalar(name) {
      const type = model.types.get(id(name));
      if (type?.kind !== 'scalar') throw new Error(`${name} is no scalar`);
      return type;
    },
  };
}

/** The content of a type with this model. */
export function contentOf(particle: Particle): RecordType['content'] {
  return lowered(schema([complex('x', elements(particle))])).record('x').content;
}
