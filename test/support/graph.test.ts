import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyOrder } from '../../generator/support/graph.js';

const graphs = fc
  .array(fc.array(fc.nat(9), { maxLength: 4 }), { minLength: 10, maxLength: 10 })
  .map((edges) => (node: number) => edges[node] ?? []);
const nodes = Array.from({ length: 10 }, (_, index) => index);

function reaches(edges: (node: number) => readonly number[], from: number, to: number): boolean {
  const pending = [...edges(from)];
  const seen = new Set<number>();
  for (const node of pending) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(...edges(node));
  }
  return false;
}

describe('dependencyOrder', () => {
  it('puts every node behind what it depends on, unless both are in a circle', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const { order } = dependencyOrder(nodes, edges);
        expect(order.toSorted()).toEqual(nodes);
        for (const node of nodes) {
          for (const other of edges(node)) {
            if (reaches(edges, other, node)) continue;
            expect(order.indexOf(other)).toBeLessThan(order.indexOf(node));
          }
        }
      }),
    );
  });

  it('finds exactly the nodes that reach themselves', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const { circles } = dependencyOrder(nodes, edges);
        const circular = nodes.filter((node) => reaches(edges, node, node));
        expect(circles.flat().toSorted()).toEqual(circular);
      }),
    );
  });

  it('does not need the call stack', () => {
    const chain = (node: number): number[] => (node < 200_000 ? [node + 1] : []);
    expect(dependencyOrder([0], chain).order).toHaveLength(200_001);
  });
});
