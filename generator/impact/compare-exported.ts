/** Functions of operations and constants of documents that came, went or give something else. */
import { changeAt } from './draft.js';
import type { Draft } from './draft.js';
import { exportsOf } from './exported.js';
import type { Exported } from './exported.js';
import type { SourceChange } from './model.js';
import type { Release } from './release.js';
import type { Use } from './roles.js';

/** Of functions: they are called, whatever their values are. */
const CALLED: Use = { isSent: true, isReceived: true, isTolerated: true };

export function compareExports(before: Release, after: Release): readonly SourceChange[] {
  const [old, now] = [byPlace(before), byPlace(after)];
  const kept = [...old].flatMap(([place, was]) => {
    const is = now.get(place);
    const draft = is ? resultChange(before, was, after, is) : removed(was, now);
    return draft ? [changeAt(was, CALLED, draft)] : [];
  });
  const added = [...now].flatMap(([place, is]) =>
    old.has(place) ? [] : [changeAt(is, CALLED, addition(is))],
  );
  return [...kept, ...added];
}

function byPlace({ declarations }: Release): ReadonlyMap<string, Exported> {
  const all = exportsOf(declarations.side);
  return new Map(all.map((exported) => [`${exported.module}#${exported.name}`, exported]));
}

function removed(was: Exported, now: ReadonlyMap<string, Exported>): Draft {
  const moved = [...now.values()].find(({ name, noun }) => name === was.name && noun === was.noun);
  const isFunction = was.noun === 'function';
  return {
    kind: isFunction ? 'function-removed' : 'declaration-removed',
    impact: 'breaking',
    message: `${NOUNS[was.noun]} removed${moved ? `, as it moved to ${moved.module}` : ''}`,
    advice: moved
      ? `import it from '${moved.module}.js'`
      : isFunction
        ? 'do without the operation, which the new release does not have'
        : 'do without the document, which the new release does not have',
  };
}

const NOUNS = { function: 'function', document: 'codec of a document' } as const;

function addition({ noun }: Exported): Draft {
  const kind = noun === 'function' ? 'function-added' : 'declaration-added';
  return { kind, impact: 'safe', message: `${NOUNS[noun]} added`, advice: '' };
}

function resultChange(
  before: Release,
  was: Exported,
  after: Release,
  is: Exported,
): Draft | undefined {
  if (was.result === undefined || is.result === undefined) return undefined;
  if (before.key(was.result) === after.key(is.result)) return undefined;
  const [old, now] = [nameOf(before, was.result), nameOf(after, is.result)];
  return {
    kind: 'member-type',
    before: old,
    after: now,
    impact: 'breaking',
    message: `what it gives changed from ${old} to ${now}`,
    advice: `be prepared for ${now}`,
    detail: `${old} ${now}`,
  };
}

function nameOf({ declarations }: Release, id: string): string {
  return declarations.byId.get(id)?.name ?? id;
}
