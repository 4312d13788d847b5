/** Where documents begin: operations in their envelope, or root elements. */
import type { BoundEnvelope } from '../api/bind.js';
import type { CompiledSet } from '../compile.js';
import type { Comparing } from './draft.js';
import { operationRoots } from './operation-roots.js';
import { resourceRoots } from './resource-roots.js';
import { rootElements } from './root-elements.js';
import type { Root, Rooted, Start } from './root.js';
import { endsOf } from './ways.js';

export function rootsOf(comparing: Comparing, old: CompiledSet, now: CompiledSet): Rooted {
  const [was, is] = [old.envelope, now.envelope];
  if (old.resources !== undefined && now.resources !== undefined)
    return resourceRoots(comparing, old, now);
  if (was === undefined || is === undefined) {
    const names = [old, now].map(({ schema }) => [...schema.elements.keys()]);
    return rootElements(comparing, names[0] ?? [], names[1] ?? []);
  }
  const envelope = rootElements(comparing, [was.element.name], [is.element.name]);
  const operations = operationRoots(comparing, old, now, was, is);
  return {
    roots: [...envelope.roots.map((root) => enveloping(root, was, is)), ...operations.roots],
    pairs: [...envelope.pairs, ...operations.pairs],
  };
}

function enveloping(root: Root, old: BoundEnvelope, now: BoundEnvelope): Root {
  const closing = (start: Start, steps: 'credentials' | 'status'): Start => ({
    ...start,
    closed: new Set([...endsOf(old, old[steps]), ...endsOf(now, now[steps])]),
  });
  return {
    ...root,
    kind: 'envelope',
    request: closing(root.request, 'status'),
    response: closing(root.response, 'credentials'),
  };
}
