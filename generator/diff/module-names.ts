/** Names of modules where files were named one by one. */
import type { Compilation, CompiledSet } from '../compile.js';

/**
 * The new side with the old side's file names: two versions of a file that stand beside each other
 * have two names, and that says nothing about the code that will be generated.
 */
export function namedLike(
  old: CompiledSet,
  { release: before }: Compilation,
  now: CompiledSet,
  { release: after }: Compilation,
): CompiledSet {
  if (!before.isSelection || !after.isSelection) return now;
  const named = (
    was: ReadonlyMap<string, string>,
    is: ReadonlyMap<string, string>,
  ): ReadonlyMap<string, string> =>
    new Map([...is].map(([namespace, name]) => [namespace, was.get(namespace) ?? name]));
  const moduleFile = named(old.names.moduleFile, now.names.moduleFile);
  const moduleAlias = named(old.names.moduleAlias, now.names.moduleAlias);
  return { ...now, names: { ...now.names, moduleFile, moduleAlias } };
}
