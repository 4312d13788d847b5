import type { ServiceModules } from './client-services.js';
import type { CallOptions } from './client-types.js';
import type { ReplyOf } from './reply.js';
import type { AnyResourceOperation, ResourceOperation } from './resource.js';

/** A client's member for each module, with a function for each operation in it. */
export type ComposedResources<Services extends ServiceModules> = {
  readonly [Name in keyof Services]: Service<Services[Name]>;
};

/** `getOperation` of the module gives the function `get`. */
type Service<Module> = {
  readonly [
    Key in keyof Module as Key extends `${infer Name}Operation`
      ? Module[Key] extends AnyResourceOperation
        ? Name
        : never
      : never
  ]: Module[Key] extends ResourceOperation<infer Request, infer Response>
    ? ResourceCall<Request, Response>
    : never;
};

/** An operation without the client, which is the one that it hangs on. */
export interface ResourceCall<Request extends object, Response extends object | undefined> {
  <Strict extends boolean = false>(
    request: Request,
    options?: CallOptions<Strict>,
  ): Promise<ReplyOf<Response, Strict>>;
}
