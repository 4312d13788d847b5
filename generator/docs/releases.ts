/** In which releases of an API its operations, elements and types exist. */
import type { Compilation } from '../compile.js';
import type { Operation } from '../ir/model.js';
import type { ApiFolder, Release } from '../load/workspace.js';
import { callId, findCalls } from '../lower/operations.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Past } from './extras.js';
import { compiledContents } from './release-contents.js';
import type { ReadRelease, ReleaseContents } from './release-contents.js';

type Compiled = readonly [Compilation, ...Compilation[]];

/** The releases that are to be read besides those at hand. */
export function otherReleases(
  { releases }: ApiFolder,
  known: readonly Release[],
): readonly Release[] {
  return releases.filter(({ folder }) => known.every((release) => release.folder !== folder));
}

/** `others` are what was read of other releases; one with errors is left out, which a warning says. */
export function pastOf(
  folder: ApiFolder,
  compiled: Compiled,
  others: readonly ReadRelease[],
  diagnostics: Diagnostics,
): Past {
  const read = others.flatMap((each): readonly ReleaseContents[] => {
    if ('contents' in each) return [each.contents];
    const { release, error } = each;
    const message = `the release ${release} has errors and is left out: ${error?.message ?? ''}`;
    diagnostics.warn('LOAD218', error?.at, message);
    return [];
  });
  const all = [...compiled.map(compiledContents), ...read];
  const contents = folder.releases.flatMap(
    ({ name }) => all.find(({ release }) => release === name) ?? [],
  );
  const hasOperation = operationsIn(contents, compiled);
  const releasesWith = (has: (content: ReleaseContents) => boolean): readonly string[] =>
    contents.filter(has).map(({ release }) => release);
  return {
    releases: contents.map(({ release }) => release),
    operation: (id) => releasesWith((content) => hasOperation(content, id)),
    element: (name) => releasesWith(({ elements }) => elements.has(name)),
    type: (id) => releasesWith(({ types }) => types.has(id)),
  };
}

function operationsIn(
  contents: readonly ReleaseContents[],
  [{ api, sets }]: Compiled,
): (content: ReleaseContents, id: string) => boolean {
  const operations = new Map<string, Operation>();
  for (const { model } of sets)
    for (const operation of model.operations) operations.set(operation.id, operation);
  const envelope = api?.profile === 'envelope' ? api : undefined;
  const calls = new Map(
    contents.map((content) => {
      const found =
        envelope && content.callTypes.flatMap((types) => findCalls(types, envelope).map(callId));
      return [content, new Set(found)] as const;
    }),
  );
  return (content, id) => {
    const operation = operations.get(id);
    switch (operation?.kind) {
      case undefined:
        return false;
      case 'envelope':
        return calls.get(content)?.has(id) ?? false;
      // What is done to a resource can be done where its documents are.
      case 'resource': {
        const { element, body = element, answer = element } = operation;
        return [element, body, answer].every((name) => content.elements.has(name));
      }
    }
  };
}
