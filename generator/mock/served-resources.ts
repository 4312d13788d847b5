/** An API of resources: what stands at which path, and the documents that go there and back. */
import type { MediaTypes, Resource, ResourceApi } from '../api/model.js';
import type { ResourceCodecs } from '../execute/resource-codecs.js';
import type { ResourceOperation, TypeRef } from '../ir/model.js';
import { METHODS } from '../lower/resources.js';
import type { Codec } from '../runtime/codec.js';
import type { JsonForm } from '../runtime/resource.js';
import type { Clark } from '../support/qname.js';
import { pathPattern } from './resource-path.js';
import type { PathPattern } from './resource-path.js';
import { served } from './served.js';
import type { Compiled, Served } from './served.js';

export interface ServedResources extends Served {
  readonly profile: 'resource';
  readonly api: ResourceApi;
  readonly codecs: ResourceCodecs;
  readonly routes: readonly Route[];
}

/** A document in the media types that it has. */
export interface Representation {
  readonly type: TypeRef;
  readonly codec: Codec<unknown>;
  readonly mediaTypes: MediaTypes;
  /** How it is spelled in JSON. */
  readonly json?: JsonForm;
}

/** One operation, and how it is asked for over HTTP. */
export interface Route {
  readonly operation: ResourceOperation;
  readonly resource: Resource;
  readonly method: string;
  /** Below the host. */
  readonly path: PathPattern;
  readonly shownPath: string;
  /** Names of the parameters of the query. */
  readonly query: readonly string[];
  /** What is sent; absent where there is no body. */
  readonly body?: Representation;
  /** What comes back; absent for a deletion. */
  readonly answer?: Representation;
}

interface CompiledResources extends Compiled {
  readonly api: ResourceApi;
  readonly codecs: ResourceCodecs;
}

export function serveResources({ api, codecs, ...compiled }: CompiledResources): ServedResources {
  const base = { ...served({ ...compiled, codecs }, api), codecs };
  const routes = compiled.model.operations.flatMap((operation) => {
    const resource = operation.kind === 'resource' && api.resources[operation.service];
    return resource ? [routeOf(base, operation, resource)] : [];
  });
  return { ...base, profile: 'resource', api, routes };
}

type Base = Served & Pick<ServedResources, 'codecs'>;

function routeOf(base: Base, operation: ResourceOperation, resource: Resource): Route {
  const { action, body, answer, service } = operation;
  const isList = action === 'list';
  const { mediaTypes } = (isList && resource.list) || resource;
  const path = base.path + operation.path;
  const document = (name: Clark, types: MediaTypes): Representation =>
    representation(base, service, name, types);
  return {
    operation,
    resource,
    method: METHODS[action],
    path: pathPattern(path),
    shownPath: path,
    query: (isList && resource.list?.query) || [],
    ...(body !== undefined && { body: document(body, resource.mediaTypes) }),
    ...(answer !== undefined && { answer: document(answer, mediaTypes) }),
  };
}

function representation(
  { model, codecs }: Base,
  resource: string,
  name: Clark,
  mediaTypes: MediaTypes,
): Representation {
  const element = model.elements.get(name);
  const codec = codecs.elements[name];
  if (element === undefined || codec === undefined) throw new Error(`no codec for ${name}`);
  const json = mediaTypes.json === undefined ? undefined : codecs.forms[resource]?.[name];
  return { type: element.type, codec, mediaTypes, ...(json && { json }) };
}
