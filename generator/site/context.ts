/** What every part of a page may need to know of the site around it. */
import type { PageKey } from '../diagram/model.js';
import type { OperationPage, ServiceSection, Site } from '../docs/model.js';
import type { Root } from './links.js';

export interface SiteContext {
  readonly site: Site;
  /** Pages load again when the site was made anew. */
  readonly live: boolean;
  readonly operations: ReadonlyMap<PageKey, OperationPage>;
  readonly services: ReadonlyMap<string, ServiceSection>;
  /** Operations that changed, by name. */
  readonly changed: ReadonlySet<string>;
}

export interface PageContext extends SiteContext {
  readonly root: Root;
}

export function siteContext(site: Site, live: boolean): SiteContext {
  return {
    site,
    live,
    operations: new Map(site.operations.map((operation) => [operation.key, operation])),
    services: new Map(site.services.map((service) => [service.name, service])),
    changed: new Set(site.changes?.operations.map(({ name }) => name)),
  };
}
