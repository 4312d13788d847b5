/** The prefixes that the files of a schema bind. */
import type { Schema } from '../xsd/components.js';

/** Prefix to namespace, on the root element of a file. */
export type BindingsOf = (file: string) => Readonly<Record<string, string>>;

export function bindingsOf({ files }: Schema): BindingsOf {
  const byPath = new Map(files.map(({ path, prefixes }) => [path, prefixes]));
  return (file) => byPath.get(file) ?? {};
}
