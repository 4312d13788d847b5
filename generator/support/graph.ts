/** Order of dependencies, without recursion: schemas may nest deeper than the call stack. */

export interface DependencyOrder<T> {
  /** Every node after the ones it depends on; the nodes of a circle stand next to each other. */
  readonly order: readonly T[];
  /** Each circle once, in order of discovery; a node that depends on itself is one. */
  readonly circles: readonly (readonly T[])[];
}

interface Frame<T> {
  readonly node: T;
  readonly next: Iterator<T>;
}

/** Tarjan's strongly connected components; the result depends on the order of the input alone. */
export function dependencyOrder<T>(
  nodes: Iterable<T>,
  dependencies: (node: T) => Iterable<T>,
): DependencyOrder<T> {
  const order: T[] = [];
  const circles: T[][] = [];
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();

  function enter(node: T): Frame<T> {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    open.push(node);
    isOpen.add(node);
    return { node, next: dependencies(node)[Symbol.iterator]() };
  }

  function lower(node: T, bound: number): void {
    low.set(node, Math.min(low.get(node) ?? bound, bound));
  }

  function leave(node: T): void {
    if (low.get(node) !== index.get(node)) return;
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    order.push(...component);
    if (component.length > 1 || dependsOnItself(node)) circles.push(component);
  }

  function dependsOnItself(node: T): boolean {
    for (const other of dependencies(node)) if (other === node) return true;
    return false;
  }

  for (const start of nodes) {
    if (index.has(start)) continue;
    const stack = [enter(start)];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const step = frame.next.next();
      if (step.done !== true) {
        const target = step.value;
        if (!index.has(target)) stack.push(enter(target));
        else if (isOpen.has(target)) lower(frame.node, index.get(target) ?? 0);
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(frame.node) ?? 0);
      leave(frame.node);
    }
  }
  return { order, circles };
}
