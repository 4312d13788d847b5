/** Elements that violate an identity constraint, in whose release they are valid without it. */
import type { Builder, Make, Spot, Tree } from '../language/instance.js';
import { clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { Path } from '../xsd/xpath.js';
import { matches, obeys } from './constraint-judge.js';
import type { Meaning } from './constraint-meaning.js';

/** One that obeys the `others`; undefined where none was found. */
export function violating(
  builder: Builder,
  at: Spot,
  constraint: Meaning,
  others: readonly Meaning[],
): Tree | undefined {
  for (const tree of candidates(builder, at, constraint)) {
    if (!obeys(tree, constraint) && others.every((other) => obeys(tree, other))) return tree;
  }
  return undefined;
}

function* candidates(
  builder: Builder,
  at: Spot,
  { kind, fields, selector }: Meaning,
): Generator<Tree> {
  const full: Make = (spot) => withFields(builder, spot, fields);
  const isFull = (spot: Spot): boolean =>
    fields.every((branches) => endOf(builder, spot, branches) !== undefined);
  for (const path of selector) {
    const bare = kind === 'key' ? wayTo(builder, at, path) : undefined;
    const way = wayTo(builder, at, path, isFull);
    const trees = [
      bare && along(builder, at, bare, builder.minimal),
      way && (kind === 'keyref' ? along : twice)(builder, at, way, full),
    ];
    for (const tree of trees) if (tree !== undefined) yield tree;
  }
}

/** The same element twice, as far below as it may be. */
function twice(builder: Builder, at: Spot, way: readonly Clark[], make: Make): Tree | undefined {
  const [name, ...rest] = way;
  if (name === undefined) return undefined;
  const below = builder.withChild(at, name, (child) => twice(builder, child, rest, make));
  if (below !== undefined) return below;
  const one: Make = (child) => along(builder, child, rest, make);
  return builder.withChildren(at, new Map([[name, [one, one]]]));
}

function along(builder: Builder, at: Spot, way: readonly Clark[], make: Make): Tree | undefined {
  const [name, ...rest] = way;
  if (name === undefined) {
    // What is smallest is made once: here each is one of its own.
    const tree = make(at);
    return tree && { ...tree };
  }
  return builder.withChild(at, name, (child) => along(builder, child, rest, make));
}

/** The first branch of each field that there can be. */
function withFields(
  builder: Builder,
  at: Spot,
  fields: readonly (readonly Path[])[],
): Tree | undefined {
  const ends = fields.map((branches) => endOf(builder, at, branches));
  const known = ends.filter((end) => end !== undefined);
  return known.length === ends.length ? holding(builder, at, known) : undefined;
}

/** Where a field's value stands: children, one below the other, and the attribute of the last one. */
interface End {
  readonly way: readonly Clark[];
  readonly attribute?: Clark;
}

function endOf(builder: Builder, at: Spot, branches: readonly Path[]): End | undefined {
  for (const path of branches) {
    const { attribute } = path;
    const way = wayTo(builder, at, path, ({ actual }) =>
      attribute === undefined ? true : builder.declares(actual, attribute),
    );
    if (way !== undefined) return { way, ...(attribute !== undefined && { attribute }) };
  }
  return undefined;
}

function holding(builder: Builder, at: Spot, ends: readonly End[]): Tree | undefined {
  const below = new Map<Clark, End[]>();
  for (const { way, ...end } of ends) {
    const [name, ...rest] = way;
    if (name !== undefined) below.set(name, [...(below.get(name) ?? []), { ...end, way: rest }]);
  }
  const makers = [...below].map(
    ([name, inner]) => [name, [(child: Spot) => holding(builder, child, inner)]] as const,
  );
  let tree = below.size === 0 ? builder.minimal(at) : builder.withChildren(at, new Map(makers));
  for (const { way, attribute } of ends) {
    if (way.length > 0 || attribute === undefined || tree === undefined) continue;
    tree = builder.withDeclared(at, attribute, tree);
  }
  return tree;
}

/** Beyond this many elements nothing is looked for. */
const LIMIT = 2000;

interface Place {
  readonly spot: Spot;
  readonly way: readonly Clark[];
}

/** The shortest way to an element that the path leads to; each type is gone through once. */
function wayTo(
  builder: Builder,
  from: Spot,
  path: Path,
  isFit: (spot: Spot) => boolean = () => true,
): readonly Clark[] | undefined {
  const places: Place[] = [{ spot: from, way: [] }];
  const seen = new Set<string>();
  for (const { spot, way } of places) {
    if (leadsTo(path, way) && isFit(spot)) return way;
    const isEnd = !path.deep && way.length >= path.steps.length;
    // On a path without `.//` the same type stands for another step further down.
    const key = `${path.deep ? '' : way.length} ${clarkOf(spot.name)} ${spot.actual}`;
    if (isEnd || seen.has(key) || places.length > LIMIT) continue;
    seen.add(key);
    for (const child of builder.children(spot)) {
      places.push({ spot: child, way: [...way, clarkOf(child.name)] });
    }
  }
  return undefined;
}

function leadsTo({ deep, steps }: Path, way: readonly Clark[]): boolean {
  const start = way.length - steps.length;
  if (start < 0 || (start > 0 && !deep)) return false;
  return steps.every((step, index) => matches(step, way[start + index] ?? ''));
}
