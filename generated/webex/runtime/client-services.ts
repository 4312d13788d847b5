import type { AnyOperation, Operation } from './api.js';
import type { CallOptions } from './client-types.js';
import type { ListOperation, Page, Row } from './lists.js';
import type { ReplyOf } from './reply.js';

/** Modules of operations, by the names that the client shall have them under. */
export type ServiceModules = Readonly<Record<string, object>>;

/** A client's member for each module, with a function for each operation in it. */
export type Composed<Services extends ServiceModules> = {
  readonly [Name in keyof Services]: Service<Services[Name]>;
};

/** `setUserOperation` of the module gives the function `setUser`. */
type Service<Module> = {
  readonly [
    Key in keyof Module as Key extends `${infer Name}Operation`
      ? Module[Key] extends AnyOperation
        ? Name
        : never
      : never
  ]: Module[Key] extends ListOperation<infer Request, infer Response, infer Rows>
    ? ListCall<Request, Response, Rows>
    : Module[Key] extends Operation<infer Request, infer Response>
      ? Call<Request, Response>
      : never;
};

/** An operation without the client, which is the one that it hangs on. */
export interface Call<Request extends object, Response extends object> {
  <Strict extends boolean = false>(
    request: Request,
    options?: CallOptions<Strict>,
  ): Promise<ReplyOf<Response, Strict>>;
}

/** The same with the whole list, row by row or in parts: see `all` and `pages` of lists.ts. */
export interface ListCall<
  Request extends object,
  Response extends object,
  Rows extends string,
> extends Call<Request, Response> {
  readonly all: <Strict extends boolean = false>(
    request: Request,
    options?: CallOptions<Strict>,
  ) => AsyncGenerator<Row<Response, Rows, Strict>, void, undefined>;
  readonly pages: <Strict extends boolean = false>(
    request: Request,
    options?: CallOptions<Strict>,
  ) => AsyncGenerator<Page<Response, Rows, Strict>, void, undefined>;
}

/** A client of any profile. */
interface Caller {
  readonly $call: (operation: never, request: never, options?: never) => Promise<unknown>;
}

/** What is given is what the mapped type of the client's profile says, which goes by the same rule. */
export function composed<Members extends object>(
  client: Caller,
  services: ServiceModules | undefined,
): Members {
  const members = Object.entries(services ?? {}).map(([name, module]) => [
    name,
    service(client, module),
  ]);
  return Object.fromEntries(members) as Members;
}

const SUFFIX = 'Operation';

function service(client: Caller, module: object): object {
  const calls: [string, object][] = [];
  for (const [key, member] of Object.entries(module) as [string, unknown][])
    if (key.endsWith(SUFFIX) && isOperation(member)) {
      // What is called and attached is made for this very operation, whose types its module knows.
      const operation = member as never;
      const call = (request: never, options?: never): Promise<unknown> =>
        client.$call(operation, request, options);
      const more = member.pages?.attach(client as never, operation);
      calls.push([key.slice(0, -SUFFIX.length), Object.assign(call, more)]);
    }
  return Object.fromEntries(calls);
}

function isOperation(member: unknown): member is Pick<AnyOperation, 'pages'> {
  return typeof member === 'object' && member !== null && 'id' in member;
}
