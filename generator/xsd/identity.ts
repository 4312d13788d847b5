/** When two declarations stand for the same component. */
import type { GlobalDeclaration } from './declarations.js';

export type SymbolSpace =
  'type' | 'element' | 'attribute' | 'group' | 'attributeGroup' | 'notation';

/** Names must differ within a space only (Part 1, section 2.5). */
export function symbolSpace(declaration: GlobalDeclaration): SymbolSpace {
  switch (declaration.kind) {
    case 'simple':
    case 'complex':
      return 'type';
    default:
      return declaration.kind;
  }
}

/** Equal but for their places, documentation and prefixes. */
export function sameDefinition(a: GlobalDeclaration, b: GlobalDeclaration): boolean {
  return fingerprint(a) === fingerprint(b);
}

const IGNORED: ReadonlySet<string> = new Set(['at', 'annotation', 'scope', 'namespaces']);

function fingerprint(declaration: GlobalDeclaration): string {
  return JSON.stringify(declaration, (key: string, value: unknown) =>
    // A wildcard's `namespaces` is an object with a kind and must count; bindings must not.
    IGNORED.has(key) && !isTagged(value) ? undefined : value,
  );
}

function isTagged(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
