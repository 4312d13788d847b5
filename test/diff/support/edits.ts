/** Random edits of schemas, as vendors make them from release to release, and stranger ones. */
import type { Draft, Edit } from './draft.js';
import { CONTENT_EDITS } from './edits-content.js';
import { SAME_EDITS } from './edits-same.js';
import { TYPE_EDITS } from './edits-types.js';
import type { Random } from './random.js';
import { printSources, readSources } from './xsd-tree.js';
import type { Sources, XsdFile } from './xsd-tree.js';

export interface Edited {
  readonly edit: Edit;
  /** In words. */
  readonly what: string;
  readonly sources: Sources;
  /** Kind and name of the global components that were edited. */
  readonly touched: ReadonlySet<string>;
}

export const EDITS: readonly Edit[] = [...CONTENT_EDITS, ...TYPE_EDITS, ...SAME_EDITS];

/** One edit; undefined when the one that was drawn finds nothing to do, or does nothing. */
export function editOf(
  sources: Sources,
  random: Random,
  edits: readonly Edit[] = EDITS,
  closed: ReadonlySet<string> = new Set(),
  api: string = '',
): Edited | undefined {
  const edit = random.maybe(edits);
  const files = readSources(sources);
  const before = [...printSources(files).values()];
  const added: XsdFile[] = [];
  const touched: Draft['touched'] = new Set();
  const isOpen: Draft['isOpen'] = (component) => !closed.has(labelOf(component));
  const pinned = new Set([...api.matchAll(/"\w+:(\w+)"/g)].map(([, name = '']) => name));
  const what = edit?.apply({ random, files, added, touched, isOpen, pinned });
  if (edit === undefined || what === undefined) return undefined;
  const now = printSources([...files, ...added]);
  if ([...now.values()].every((text, index) => text === before[index])) return undefined;
  return { edit, what, sources: now, touched: new Set([...touched].map(labelOf)) };
}

function labelOf({ attributes, kind }: XsdFile['root']): string {
  return `${kind} ${attributes.get('name') ?? ''}`;
}
