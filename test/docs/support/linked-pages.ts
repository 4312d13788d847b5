/** Every key that a site refers to, wherever it stands in the data. */
import type { UndatedSite } from '../../../generator/docs/model.js';

export interface LinkedPages {
  /** Pages that links lead to. */
  readonly links: ReadonlySet<string>;
  /** Types whose diagram is shown, or opened. */
  readonly diagrams: ReadonlySet<string>;
}

export function linkedPages(site: UndatedSite): LinkedPages {
  const links = new Set(site.services.flatMap(({ operations }) => operations));
  const diagrams = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'page') links.add(String(inner));
      else if (name === 'diagram' || name === 'opens') diagrams.add(String(inner));
      else visit(inner);
    }
  };
  visit([site.operations, site.elements, site.types, [...site.diagrams.values()]]);
  return { links, diagrams };
}
