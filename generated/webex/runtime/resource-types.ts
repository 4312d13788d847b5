import type { CallOptions, ClientSettings } from './client-types.js';
import type { ReplyOf } from './reply.js';
import type { Format } from './resource-request.js';
import type { ResourceOperation } from './resource.js';

/** User name and password, which go with every request (RFC 7617). */
export interface BasicCredentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** `Places` are what stands in the endpoint's URL, such as `{ host?: string }`. */
export type ResourceClientOptions<
  Places extends object = object,
  Group extends string = string,
> = Places &
  BasicCredentials &
  Omit<ClientSettings<Group>, 'login'> & {
    /** How documents are spelled where both are possible, XML unless given. */
    readonly accept?: Format | undefined;
  };

/** What the functions of the operations call through; `$` keeps it apart from services. */
export interface ResourceClient {
  readonly $call: <
    Request extends object,
    Response extends object | undefined,
    Strict extends boolean = false,
  >(
    operation: ResourceOperation<Request, Response>,
    request: Request,
    options?: CallOptions<Strict>,
  ) => Promise<ReplyOf<Response, Strict>>;
}
