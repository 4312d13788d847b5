/** Says on each page in which releases its subject exists. */
import type { CompiledSet } from '../compile.js';
import type { PageKey } from '../diagram/model.js';
import { addressesOf } from './addresses.js';
import type { Past } from './extras.js';
import type { Site, UndatedSite } from './model.js';

export function dated(site: UndatedSite, sets: readonly CompiledSet[], past: Past): Site {
  const releases = new Map<PageKey, readonly string[]>();
  for (const { types, elements, operations } of addressesOf(sets)) {
    for (const [id, key] of types) releases.set(key, past.type(id));
    for (const [name, key] of elements) releases.set(key, past.element(name));
    for (const [id, key] of operations) releases.set(key, past.operation(id));
  }
  const date = <P extends { readonly key: PageKey }>(page: P): P & Dates => ({
    ...page,
    releases: releases.get(page.key) ?? [],
  });
  return {
    ...site,
    releases: past.releases,
    operations: site.operations.map(date),
    elements: site.elements.map(date),
    types: site.types.map(date),
  };
}

interface Dates {
  readonly releases: readonly string[];
}
