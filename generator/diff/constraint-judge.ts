/** Whether elements that are made here obey an identity constraint, going by their texts. */
import type { Tree } from '../language/instance.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { Path } from '../xsd/xpath.js';
import type { Meaning } from './constraint-meaning.js';

/** Part 1, section 3.11.4. */
export function obeys(tree: Tree, constraint: Meaning): boolean {
  const all = tuplesOf(tree, constraint);
  const full = all.filter((tuple) => tuple !== undefined);
  switch (constraint.kind) {
    case 'key':
      return full.length === all.length && new Set(full).size === full.length;
    case 'unique':
      return new Set(full).size === full.length;
    case 'keyref': {
      const known = new Set(constraint.key && tuplesOf(tree, constraint.key));
      return full.every((tuple) => known.has(tuple));
    }
  }
}

/** Of each selected element; undefined where a field is missing. */
function tuplesOf(tree: Tree, { fields, selector }: Meaning): readonly (string | undefined)[] {
  const nodes = new Set(selector.flatMap((path) => nodesOf(tree, path)));
  return [...nodes].map((node) => {
    const values = fields.map((branches) => valueOf(node, branches));
    return values.includes(undefined) ? undefined : JSON.stringify(values);
  });
}

function nodesOf(tree: Tree, { deep, steps }: Path): readonly Tree[] {
  const starts = deep ? selfAndBelow(tree) : [tree];
  return steps.reduce<readonly Tree[]>(
    (nodes, step) =>
      nodes.flatMap((node) =>
        childrenOf(node).filter((child) => matches(step, clarkOf(child.name))),
      ),
    starts,
  );
}

function childrenOf({ content }: Tree): readonly Tree[] {
  return content.filter((item) => typeof item !== 'string');
}

function selfAndBelow(tree: Tree): readonly Tree[] {
  return [tree, ...childrenOf(tree).flatMap(selfAndBelow)];
}

/** The text of a field; undefined where there is none. */
function valueOf(node: Tree, branches: readonly Path[]): string | undefined {
  for (const path of branches) {
    for (const { attributes, content } of nodesOf(node, path)) {
      const { attribute } = path;
      if (attribute === undefined) return content.filter((item) => typeof item === 'string').join();
      const found = attributes.find(([name]) => matches(attribute, clarkOf(name)));
      if (found !== undefined) return found[1];
    }
  }
  return undefined;
}

/** Whether a name is what a step of a path asks for. */
export function matches(step: Clark, name: Clark): boolean {
  if (step === '*' || step === name) return true;
  const { namespace, local } = parseClark(step);
  return local === '*' && namespace === parseClark(name).namespace;
}
