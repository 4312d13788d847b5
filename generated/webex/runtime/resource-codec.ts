import type { Codec } from './codec.js';
import type { AnyRepresentation } from './resource.js';

/** The codec of a document that is an object, as all are: what it is given it judges itself. */
export function codecOf({ codec }: AnyRepresentation): Codec<object> {
  // Only what reads and judges values of any type is called through it.
  return codec as Codec<object>;
}
