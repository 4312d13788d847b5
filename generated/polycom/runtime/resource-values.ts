import type { Representation } from './resource.js';

/** A resource as it may be created: without members of `Without`, and with those of `Needed`. */
export type Creation<T, Without extends string, Needed extends string = never> = {
  [Key in keyof T as Exclude<Key, Without | Needed>]: T[Key];
} & {
  [Key in keyof T as Extract<Key, Needed>]-?: Exclude<T[Key], undefined>;
};

/** What an update may set: any member but those of `Without`, to `Values` where these name it. */
export type Changes<T, Without extends string, Values extends object = object> = {
  [Key in keyof T as Exclude<Key, Without | keyof Values>]?: T[Key] | undefined;
} & Values;

/** A document as the description of an operation has it, which knows no types. */
export function representation<T extends object>(
  document: Representation<T>,
): Representation<object> {
  // Nothing is written before it is judged, so that the codec may be given any value.
  return document as unknown as Representation<object>;
}
