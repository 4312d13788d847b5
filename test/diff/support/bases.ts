/** The schemas that random edits start from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SHARED } from '../../support/open.js';
import type { Sources } from './xsd-tree.js';

export interface Base {
  readonly name: string;
  readonly sources: Sources;
  /** Text of api.json. */
  readonly api?: string;
}

const GPX = join(SHARED, 'corpora/schemas/gpx11/gpx.xsd');
export const HAS_GPX: boolean = existsSync(GPX);

/** A part of the project's own API that loads quickly and has every kind of operation. */
export function webex(files: readonly string[]): Base {
  const folder = join(ROOT, 'schemas/webex');
  const all = ['common.xsd', 'service.xsd', ...files];
  const { dialect, endpoint, envelope, prefixes, profile, title } = JSON.parse(
    readFileSync(join(folder, 'api.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  const services = { user: 'use', meetingtype: 'mtgtype', supportsession: 'sc', attendee: 'att' };
  const sources = new Map(
    all.map((file) => [file, readFileSync(join(folder, '10.0', file), 'utf8')]),
  );
  const targets = [...sources.values()].map((text) => /targetNamespace="([^"]*)"/.exec(text)?.[1]);
  // api.json may only speak of what is there.
  const known = Object.entries(prefixes as Readonly<Record<string, string>>).filter(
    ([, namespace]) => targets.includes(namespace),
  );
  const own = Object.entries(services)
    .filter(([, prefix]) => known.some(([each]) => each === prefix))
    .map(([name, prefix]) => [name, { prefix }]);
  const api = {
    profile,
    title,
    endpoint,
    prefixes: Object.fromEntries(known),
    envelope,
    services: Object.fromEntries(own),
    dialect,
    authentication: { site: ['siteName'] },
    operations: { responseSuffix: 'Response' },
    secrets: ['*.password'],
  };
  return { name: `webex ${files.join(' ')}`, sources, api: JSON.stringify(api, null, 2) };
}

const BPMN = join(SHARED, 'corpora/schemas/bpmn20');
export const HAS_BPMN: boolean = existsSync(BPMN);

/** Abstract heads with many substitutes, lax wildcards, QName values, ID and IDREF. */
export function bpmn(): Base {
  return { name: 'bpmn', sources: sourcesIn(BPMN) };
}

export function gpx(): Base {
  return { name: 'gpx', sources: new Map([['gpx.xsd', readFileSync(GPX, 'utf8')]]) };
}

/** The schemas in a folder of cases, each by itself. */
export function cases(folder: string): readonly Base[] {
  const names = readdirSync(join(ROOT, folder)).sort();
  return names.map((name) => ({
    name: `${folder}/${name}`,
    sources: sourcesIn(join(ROOT, folder, name)),
  }));
}

function sourcesIn(folder: string): Sources {
  const files = readdirSync(folder).filter((file) => file.endsWith('.xsd'));
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
