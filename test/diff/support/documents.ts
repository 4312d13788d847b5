/** Documents that one release writes, by operation and direction, kept to what libxml2 agrees with. */
import { envelopeOperations } from '../../../generator/ir/operations.js';
import type { CompiledSet } from '../../../generator/compile.js';
import type { OperationDiff } from '../../../generator/diff/model.js';
import { clarkOf } from '../../../generator/support/qname.js';
import { printTree } from '../../support/tree.js';
import { instancesOf } from './instances.js';
import type { Start } from './instances.js';
import type { Random } from './random.js';
import { leadsOf } from './reach.js';
import type { Tally } from './tally.js';
import type { Trial } from './trial.js';

export type Direction = 'request' | 'response';

/** A few where nothing differs, many where one that shows a difference is sought. */
export type Documents = (
  operation: OperationDiff,
  direction: Direction,
  isSought?: boolean,
) => Iterable<Document>;

export interface Document {
  readonly start: Start;
  readonly text: string;
}

const SOUGHT = 120;
const MANY = 24;
const FEW = 2;
/** Of schemas with very many root elements fewer are drawn of each. */
const MOST = 400;

/** What differs from `reader` is drawn more often. */
export function documentsOf(writer: Trial, reader: Trial, random: Random, tally: Tally): Documents {
  const { oracle, set } = writer;
  const leads = leadsOf(set.schema, reader.set.schema);
  const { document } = instancesOf(set.schema, random, leads);
  const many = Math.min(MANY, Math.ceil(MOST / Math.max(set.schema.elements.size, 1)));
  const prefixes = [set.model.prefixes, reader.set.model.prefixes];
  return function* (operation, direction, isSought = false) {
    const start = startOf(set, prefixes, operation, direction);
    if (start === undefined) return;
    const types = [...start.actual.values(), set.schema.elements.get(start.root)?.type ?? ''];
    const isFar = types.every((type) => leads.type(type) === Infinity);
    const most = isSought ? SOUGHT : isFar ? FEW : many;
    for (let count = 0; count < most; count++) {
      const tree = document(start);
      if (tree === undefined) continue;
      const text = printTree(tree);
      if (oracle.accepts(text)) {
        tally.judged++;
        yield { start, text };
      } else tally.dropped++;
    }
  };
}

function startOf(
  { envelope, model, schema }: CompiledSet,
  prefixes: readonly Readonly<Record<string, string>>[],
  { id, kind }: OperationDiff,
  direction: Direction,
): Start | undefined {
  if (kind === 'element') {
    const colon = id.indexOf(':');
    const prefix = id.slice(0, Math.max(colon, 0));
    const namespaces = colon < 0 ? undefined : prefixes.map((bound) => bound[prefix]);
    const found = [...schema.elements.values()].find(
      ({ name }) =>
        name.local === id.slice(colon + 1) && (namespaces?.includes(name.namespace) ?? true),
    );
    return found && { root: clarkOf(found.name), actual: new Map(), absent: new Set() };
  }
  const operation = envelopeOperations(model).find((each) => each.id === id);
  const slot = envelope?.payload.at(-1)?.type;
  if (operation === undefined || envelope === undefined || slot === undefined) return undefined;
  // A request has no status, a response no credentials.
  const closed = direction === 'request' ? envelope.status.at(-1) : envelope.credentials.at(-1);
  return {
    root: envelope.element.name,
    actual: new Map([[slot, operation[direction]]]),
    absent: new Set(closed && [closed.type]),
  };
}
