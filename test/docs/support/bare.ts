/** Sites without samples, marks and other releases: what the schemas alone say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypeDiagram } from '../../../generator/diagram/model.js';
import type { Extras } from '../../../generator/docs/extras.js';
import { gatherSite } from '../../../generator/docs/gather.js';
import type { MemberRow, TypePage, Undated, UndatedSite } from '../../../generator/docs/model.js';
import { compileAt } from '../../support/open.js';

export const BARE: Extras = {
  usage: {
    operation: () => ({ facts: [], calls: [], errors: [] }),
    element: () => [],
    type: () => [],
  },
};

/** `body` stands in a schema of the namespace urn:t, prefix `t`, elements qualified. */
export function siteOf(body: string, extras: Extras = BARE): UndatedSite {
  return siteOfFiles({ 'schema.xsd': body }, extras);
}

/** Such schemas side by side in a folder. */
export function siteOfFiles(
  bodies: Readonly<Record<string, string>>,
  extras: Extras = BARE,
): UndatedSite {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  try {
    for (const [name, body] of Object.entries(bodies))
      writeFileSync(
        join(folder, name),
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`,
      );
    return gatherSite(compileAt(folder), extras);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function typeNamed({ types }: UndatedSite, name: string): Undated<TypePage> {
  const found = types.find((type) => type.name === name);
  if (found === undefined)
    throw new Error(`no type ${name} among ${types.map((type) => type.name).join(', ')}`);
  return found;
}

export function diagramNamed(site: UndatedSite, name: string): TypeDiagram {
  const found = site.diagrams.get(typeNamed(site, name).diagram ?? '');
  if (found === undefined) throw new Error(`${name} has no diagram`);
  return found;
}

/** The row whose path is this, joined by `/`. */
export function rowAt(rows: readonly MemberRow[], path: string): MemberRow {
  const found = rows.find((row) => row.path.join('/') === path);
  if (found === undefined)
    throw new Error(`no row ${path} among ${rows.map((row) => row.path.join('/')).join(', ')}`);
  return found;
}

/** Content in one line: `seq(a choice?(b c*) ^d)`, where `^` is inherited and `-` is gone. */
export function outline(box: TypeDiagram['content']): string {
  if (box === undefined) return '';
  const { min, max } = box;
  const occurs =
    min === 1 && max === 1
      ? ''
      : max === 1
        ? '?'
        : max === 'unbounded' && min < 2
          ? min === 0
            ? '*'
            : '+'
          : `{${min},${max}}`;
  const start = box.inherited === true ? '^' : '';
  switch (box.kind) {
    case 'element':
      return `${start}${box.mark?.kind === 'removed' ? '-' : ''}${box.name}${occurs}`;
    case 'any':
      return `${start}any[${box.namespaces}]${occurs}`;
    default:
      return `${start}${box.kind}${occurs}(${box.children.map(outline).join(' ')})`;
  }
}
