/** Everything that the pages of one release say, gathered from its schemas and its model. */
import type { Compilation } from '../compile.js';
import type { PageKey, TypeDiagram } from '../diagram/model.js';
import { version } from '../version.js';
import { addressesOf } from './addresses.js';
import type { Extras } from './extras.js';
import { diagramOf } from './gather-diagram.js';
import { elementPages } from './gather-elements.js';
import { operationPages, serviceSections } from './gather-operations.js';
import { shelfOf } from './gather-shelf.js';
import type { Shelf } from './gather-shelf.js';
import { typePages } from './gather-types.js';
import { usesOf } from './gather-uses.js';
import type { UndatedPages, UndatedSite } from './model.js';

/** Without what only other releases know: `releases`, and `compared` and `changes`. */
export function gatherSite(compilation: Compilation, extras: Extras): UndatedSite {
  const { api, folder, release, sets } = compilation;
  const addresses = addressesOf(sets);
  const parts = sets.flatMap((set, index) => {
    const own = addresses[index];
    return own === undefined ? [] : [partOf(shelfOf(set, own, extras, release.prefix))];
  });
  const operations = parts.flatMap((part) => part.operations);
  return {
    title: api?.title ?? folder.name,
    api: folder.name,
    release: release.name,
    tool: `xml-api-codegen ${version}`,
    services: serviceSections(compilation, operations),
    operations,
    elements: parts.flatMap((part) => part.elements),
    types: parts.flatMap((part) => part.types),
    diagrams: new Map(parts.flatMap((part) => part.diagrams)),
  };
}

interface Part extends UndatedPages {
  readonly diagrams: readonly (readonly [PageKey, TypeDiagram])[];
}

/** Of one schema set. */
function partOf(shelf: Shelf): Part {
  const uses = usesOf(shelf);
  return {
    operations: operationPages(shelf),
    elements: elementPages(shelf, uses),
    types: typePages(shelf, uses),
    diagrams: diagramsOf(shelf),
  };
}

function diagramsOf(shelf: Shelf): Part['diagrams'] {
  return [...shelf.addresses.types.keys()].flatMap((id) => {
    const type = shelf.set.schema.types.get(id);
    const diagram = type?.kind === 'complex' ? diagramOf(shelf, type) : undefined;
    return diagram ? [[diagram.key, diagram] as const] : [];
  });
}
