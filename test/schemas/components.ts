// What a release declares: its operations and the paths of all that has a name.
import type { XmlElement } from 'libxml2-wasm';
import { attribute, childElements, schemaFiles, withSchema } from './releases.js';
import type { Release } from './releases.js';

export interface Operation {
  readonly file: string;
  readonly name: string;
  /** Text of the request type's xs:documentation, white space collapsed. */
  readonly documentation: string;
}

const BODY_CONTENT = '{http://www.webex.com/schemas/2002/06/service}bodyContentType';

interface ComplexType {
  readonly file: string;
  readonly name: string;
  readonly base: string | undefined;
  readonly documentation: string;
}

/** Global complex types derived from the body content type that have a Response beside them. */
export function operations(release: Release): readonly Operation[] {
  const types = new Map<string, ComplexType>();
  for (const file of schemaFiles(release))
    withSchema(release, file, ({ root }) => {
      const target = attribute(root, 'targetNamespace') ?? '';
      for (const type of childElements(root))
        if (type.name === 'complexType') {
          const name = attribute(type, 'name') ?? '';
          types.set(`{${target}}${name}`, {
            file,
            name,
            base: baseOf(type),
            documentation: documentationOf(type),
          });
        }
    });
  const isBody = (key: string | undefined): boolean =>
    key !== undefined && (key === BODY_CONTENT || isBody(types.get(key)?.base));
  return [...types]
    .filter(([key]) => key !== BODY_CONTENT && isBody(key) && types.has(`${key}Response`))
    .map(([, { file, name, documentation }]) => ({ file, name, documentation }));
}

/** `prefix:Type`, `prefix:Type/member/member`: every named type and the elements inside. */
export function declaredPaths(release: Release): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (element: XmlElement, path: string): void => {
    for (const child of childElements(element)) {
      const name = child.name === 'element' ? attribute(child, 'name') : undefined;
      if (name !== undefined) paths.add(`${path}/${name}`);
      walk(child, name === undefined ? path : `${path}/${name}`);
    }
  };
  for (const file of schemaFiles(release))
    withSchema(release, file, ({ root }) => {
      const target = attribute(root, 'targetNamespace');
      const prefix = Object.entries(root.nsDeclarations).find(([, uri]) => uri === target)?.[0];
      for (const type of childElements(root))
        if (type.name === 'complexType' || type.name === 'simpleType') {
          const path = `${prefix}:${attribute(type, 'name')}`;
          paths.add(path);
          walk(type, path);
        }
    });
  return paths;
}

function baseOf(type: XmlElement): string | undefined {
  const extension = childElements(type)
    .flatMap(childElements)
    .find(({ name }) => name === 'extension');
  const [prefix = '', local] = attribute(extension ?? type, 'base')?.split(':') ?? [];
  return local === undefined ? undefined : `{${type.namespaceForPrefix(prefix)}}${local}`;
}

function documentationOf(type: XmlElement): string {
  const texts = childElements(type)
    .filter(({ name }) => name === 'annotation')
    .flatMap(childElements)
    .map(({ content }) => content);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
