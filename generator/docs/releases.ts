/** In which releases of an API its operations, elements and types exist. */
import type { EnvelopeApi } from '../api/model.js';
import type { Compilation } from '../compile.js';
import type { Operation } from '../ir/model.js';
import { loadRelease } from '../load/load.js';
import type { ApiFolder, Release } from '../load/workspace.js';
import { callId, findCalls } from '../lower/operations.js';
import type { CallType } from '../lower/operations.js';
import { resolve } from '../resolve/resolve.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Clark } from '../support/qname.js';
import type { Schema, TypeId } from '../xsd/components.js';
import type { Past } from './extras.js';

/**
 * Of what is compiled already nothing is read again; the other releases are read as far as names
 * are known. One with errors is left out, which a warning says.
 */
export function pastOf(
  folder: ApiFolder,
  compiled: readonly [Compilation, ...Compilation[]],
  diagnostics: Diagnostics,
): Past {
  const [{ api, sets }] = compiled;
  const operations = new Map(
    sets.flatMap(({ model }) => model.operations.map((operation) => [operation.id, operation])),
  );
  const envelope = api?.profile === 'envelope' ? api : undefined;
  const contents = folder.releases.flatMap((release) => {
    const known = compiled.find((each) => each.release.folder === release.folder);
    const schemas =
      known === undefined
        ? readSchemas(release, diagnostics)
        : known.sets.map(({ schema }) => schema);
    return schemas === undefined ? [] : [contentOf(release.name, schemas, envelope)];
  });
  const releasesWith = (has: (content: Content) => boolean): readonly string[] =>
    contents.filter(has).map(({ release }) => release);
  return {
    releases: contents.map(({ release }) => release),
    operation: (id) => {
      const operation = operations.get(id);
      return operation === undefined
        ? []
        : releasesWith((content) => hasOperation(content, operation));
    },
    element: (name) => releasesWith(({ elements }) => elements.has(name)),
    type: (id) => releasesWith(({ types }) => types.has(id)),
  };
}

/** What is there under each name. */
interface Content {
  readonly release: string;
  readonly calls: ReadonlySet<string>;
  readonly elements: ReadonlySet<Clark>;
  readonly types: ReadonlySet<TypeId>;
}

function contentOf(
  release: string,
  schemas: readonly Schema[],
  api: EnvelopeApi | undefined,
): Content {
  return {
    release,
    calls: new Set(
      api && schemas.flatMap((schema) => findCalls(callTypes(schema), api).map(callId)),
    ),
    elements: new Set(schemas.flatMap(({ elements }) => [...elements.keys()])),
    types: new Set(schemas.flatMap(({ types }) => [...types.keys()])),
  };
}

function readSchemas(release: Release, diagnostics: Diagnostics): readonly Schema[] | undefined {
  const own = new Diagnostics();
  const schemas = loadRelease(release, own).map((set) => resolve(set, own));
  if (!own.hasErrors) return schemas;
  const first = own.all.find(({ severity }) => severity === 'error');
  const message = `the release ${release.name} has errors and is left out: ${first?.message ?? ''}`;
  diagnostics.warn('LOAD218', first?.at, message);
  return undefined;
}

function callTypes({ types }: Schema): ReadonlyMap<TypeId, CallType> {
  const found = new Map<TypeId, CallType>();
  for (const [id, type] of types) {
    if (type.kind === 'simple') continue;
    const { name, owner, abstract, base } = type;
    const namespace = name?.namespace ?? '';
    found.set(id, { id, namespace, abstract, base, ...(owner !== undefined && { owner }) });
  }
  return found;
}

/** What is done to a resource can be done where its documents are. */
function hasOperation({ calls, elements }: Content, operation: Operation): boolean {
  switch (operation.kind) {
    case 'envelope':
      return calls.has(operation.id);
    case 'resource': {
      const { element, body = element, answer = element } = operation;
      return [element, body, answer].every((name) => elements.has(name));
    }
  }
}
