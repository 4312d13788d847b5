import type { Part } from './shape.js';

/**
 * An element whose name stands in the content model again with another declaration: which of them is
 * meant depends on the place. What it takes is said by the type of the content.
 */
export function twinPart<T>(first: Part<never>, name: string, next: Part<never>): Part<T> {
  // The place decides, so that a value of either part is one of both.
  return { ...first, parts: { [name]: next } } as Part<T>;
}
