// The committed WebEx schemas, read with libxml2, which nobody in this project wrote.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlElement } from 'libxml2-wasm';

export const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema';
export const RELEASES = ['5.8', '5.9', '9.0', '10.0'] as const;
export type Release = (typeof RELEASES)[number];

const root: string = join(import.meta.dirname, '../..');

/** Material beside the repository; absent in a plain clone. */
export const FACTS: string = join(root, '../shared/facts/webex');
export const SAMPLES: string = join(root, '../shared/corpora/webex-samples');
export const hasFacts: boolean = existsSync(FACTS);
export const hasSamples: boolean = existsSync(SAMPLES);

export const releaseFolder = (release: Release): string => join(root, 'schemas/webex', release);

export const schemaFiles = (release: Release): readonly string[] =>
  readdirSync(releaseFolder(release))
    .filter((name) => name.endsWith('.xsd'))
    .toSorted();

/** Hands a parsed schema file to `use` and frees it afterwards. */
export function withSchema<T>(release: Release, file: string, use: (doc: XmlDocument) => T): T {
  const path = join(releaseFolder(release), file);
  const doc = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  try {
    return use(doc);
  } finally {
    doc.dispose();
  }
}

/** A schema without components that imports every file of the release. */
export function driverSchema(release: Release): XmlDocument {
  const imports = schemaFiles(release).map((file) => {
    const namespace = withSchema(release, file, (doc) => attribute(doc.root, 'targetNamespace'));
    const location = join(releaseFolder(release), file);
    return `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`;
  });
  const text = `<xs:schema xmlns:xs="${XSD_NAMESPACE}">${imports.join('')}</xs:schema>`;
  return XmlDocument.fromString(text, { url: join(releaseFolder(release), 'driver.xsd') });
}

export const attribute = (element: XmlElement, name: string): string | undefined =>
  element.attr(name)?.value;

export function childElements(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) found.push(node);
  return found;
}
