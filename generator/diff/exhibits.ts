/** Documents that are to show breaking changes: which, in which release, for whom. */
import { printTree } from '../language/print-tree.js';
import type { Builder, Spot, Tree } from '../language/instance.js';
import { clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';
import type { Found } from './changes.js';
import { applied } from './draft.js';
import type { Comparing, DraftVerdict, Proof } from './draft.js';
import type { Arrival } from './reach.js';
import type { Way } from './root.js';
import type { Stride } from './ways.js';

/** One document to be confirmed. */
export interface Exhibit {
  readonly id: string;
  readonly direction: 'request' | 'response';
  readonly validIn: 'old' | 'now';
  readonly root: Clark;
  readonly document: string;
  /** Of its elements and attributes. */
  readonly names: readonly Clark[];
  /** Named by `xsi:type` somewhere in it. */
  readonly types: readonly TypeId[];
}

/** Prefix to namespace, for printing. */
export interface Prefixes {
  readonly old: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
}

/** At most one for each change and direction; none where the schemas have no such document. */
export function exhibitsOf(
  comparing: Comparing,
  found: readonly Found[],
  prefixes: Prefixes,
): readonly Exhibit[] {
  // Few operations are enough for all changes, so that little code has to be made.
  const chosen = new Set<string>();
  const exhibits: Exhibit[] = [];
  for (const { id, arrivals } of found) {
    for (const direction of ['request', 'response'] as const) {
      const fitting = arrivals.filter(
        (arrival) => arrival.direction === direction && provable(arrival) !== undefined,
      );
      for (const arrival of candidates(fitting, chosen)) {
        const exhibit = exhibitOf(comparing, id, arrival, prefixes);
        if (exhibit === undefined) continue;
        chosen.add(arrival.root.id);
        exhibits.push(exhibit);
        break;
      }
    }
  }
  return exhibits;
}

const MOST_ATTEMPTS = 3;

/** Operations that are used already, then the shortest ways. */
function candidates(arrivals: readonly Arrival[], chosen: ReadonlySet<string>): readonly Arrival[] {
  const rank = ({ root, edges }: Arrival): number =>
    (chosen.has(root.id) ? 0 : 1000) + edges.length;
  return arrivals.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_ATTEMPTS);
}

/** The verdict of the direction whose proof is to be shown. */
function provable({ draft, direction }: Arrival): (DraftVerdict & { proof: Proof }) | undefined {
  const verdicts = direction === 'request' ? [draft.request] : [draft.strict, draft.tolerant];
  for (const verdict of verdicts) {
    const { impact, proof } = verdict;
    if (impact === 'breaking' && proof !== undefined) return { ...verdict, proof };
  }
  return undefined;
}

function exhibitOf(
  comparing: Comparing,
  id: string,
  arrival: Arrival,
  prefixes: Prefixes,
): Exhibit | undefined {
  const verdict = provable(arrival);
  const { direction, start, edges } = arrival;
  const validIn = verdict?.validIn ?? (direction === 'request' ? 'old' : 'now');
  const way = start[validIn];
  if (verdict === undefined || way === undefined) return undefined;
  const tree = documentOn(comparing, validIn, way, edges, verdict.proof);
  if (tree === undefined) return undefined;
  return {
    id,
    direction,
    validIn,
    root: way.root,
    document: printTree(tree, prefixes[validIn]),
    names: namesIn(tree),
    types: typesIn(tree),
  };
}

function documentOn(
  comparing: Comparing,
  validIn: 'old' | 'now',
  { root, strides }: Way,
  edges: readonly Stride[],
  proof: Proof,
): Tree | undefined {
  const { side, builder } = comparing[validIn];
  const element = side.schema.elements.get(root);
  return element && build(builder, builder.spot(element), [...strides, ...edges], proof);
}

function build(
  builder: Builder,
  spot: Spot,
  strides: readonly Stride[],
  proof: Proof,
): Tree | undefined {
  const [stride, ...rest] = strides;
  if (stride === undefined) return applied(proof, builder, spot);
  switch (stride.kind) {
    case 'self':
    case 'part':
      return build(builder, spot, rest, proof);
    case 'child':
      return builder.withChild(spot, stride.name, (child) => build(builder, child, rest, proof));
    case 'derived':
      return build(builder, { ...spot, actual: stride.name }, rest, proof);
    case 'attribute':
      return proof.kind === 'text'
        ? builder.withAttribute(spot, stride.name, proof.text)
        : undefined;
  }
}

function namesIn(tree: Tree): readonly Clark[] {
  const below = tree.content.flatMap((item) => (typeof item === 'string' ? [] : namesIn(item)));
  return [clarkOf(tree.name), ...tree.attributes.map(([name]) => clarkOf(name)), ...below];
}

function typesIn(tree: Tree): readonly TypeId[] {
  const below = tree.content.flatMap((item) => (typeof item === 'string' ? [] : typesIn(item)));
  return tree.type === undefined ? below : [clarkOf(tree.type), ...below];
}
