/** Lists that come in parts, as one. */
import type { Operation } from './api.js';
import type { CallOptions, Client } from './client-types.js';
import type { Tolerant } from './issue.js';
import type { ReplyOf } from './reply.js';

/** Names of members that ask for a part of a list, and tell how long it is. */
export interface Paging {
  readonly control: string;
  /** The number of the first row, from 1, and how many. */
  readonly start: string;
  readonly count: string;
  readonly matching: string;
  readonly total: string;
  /** Rows to ask for at once where the request does not say. */
  readonly pageSize: number;
}

/** How an operation's list is read; `attach` serves the composed client. */
export interface Pages<Rows extends string> extends Paging {
  /** The member of the response with the rows. */
  readonly rows: Rows;
  readonly attach: (client: Client, operation: ListOperation<never, never, never>) => object;
}

export interface ListOperation<
  Request extends object,
  Response extends object,
  Rows extends string,
> extends Operation<Request, Response> {
  readonly pages: Pages<Rows>;
}

/** A row as a call gives it. */
export type Row<Response, Rows, Strict extends boolean> = [Strict] extends [true]
  ? Item<Response, Rows>
  : Item<Tolerant<Response>, Rows>;

type Item<Response, Rows> = Rows extends keyof Response
  ? NonNullable<Response[Rows]> extends readonly (infer One)[]
    ? One
    : never
  : never;

/** A part of a list: `rows` are those that no earlier part had, `reply` all that came. */
export interface Page<Response extends object, Rows, Strict extends boolean> {
  readonly rows: readonly Row<Response, Rows, Strict>[];
  readonly reply: ReplyOf<Response, Strict>;
}

/** Rows asked for again with the next part, to notice that the list moved meanwhile. */
const OVERLAP = 5;
/** So many parts without anything new are no list that moves, but a server that repeats itself. */
const MOST_STALE = 2;
/** Rows that are remembered, to give none twice. */
const MOST_KNOWN = 10_000;

type Members = Readonly<Record<string, unknown>>;

/**
 * The parts of a list, from the first row that the request asks for. Each overlaps the one before, so
 * that rows are neither lost nor given twice when others go between two calls, as they do when the
 * caller deletes what it was given, or come, less than half a part at once. It ends when nothing new
 * comes, whatever the server counts. Parts of one row cannot overlap: ask for more where rows may go.
 *
 * @throws what a call of the operation throws
 */
export async function* pages<
  Request extends object,
  Response extends object,
  Rows extends string,
  Strict extends boolean = false,
>(
  client: Client,
  operation: ListOperation<Request, Response, Rows>,
  request: Request,
  options?: CallOptions<Strict>,
): AsyncGenerator<Page<Response, Rows, Strict>, void, undefined> {
  const { control, start, count, rows: name, matching, total, pageSize } = operation.pages;
  const asked = members(request, control);
  const size = Number(asked[count] ?? pageSize);
  const first = Math.max(1, Number(asked[start] ?? 1));
  const given = new Set<string>();
  let overlap = Math.min(OVERLAP, size >> 1);
  let from = first;
  /** The rows that the part before ended with, and that this one begins with if none moved. */
  let tail: readonly string[] = [];
  /** Where to go on if looking back finds nothing. */
  let resume: number | undefined;
  let allBefore = NaN;
  let hasMoved = false;
  let isCountedOn = false;
  /** How far it has gone on without anything new. */
  let stale = 0;
  for (;;) {
    const part = { ...request, [control]: { ...asked, [start]: from, [count]: size } };
    const reply = await client.$call(operation, part, options);
    // The generator has found the rows in the response's type.
    const found = ((reply.value as Members)[name] ?? []) as Row<Response, Rows, Strict>[];
    const keys = found.map(keyOf);
    const all = Number(members(reply.value, matching)[total]);
    const isLost = (tail.length > 0 || resume !== undefined) && !keys.some((key) => given.has(key));
    if (isLost && from > first) {
      // Rows before these went away, and those behind them have moved up: look for the last known.
      resume ??= from + tail.length;
      from = Math.max(first, from - size);
      continue;
    }
    if (isLost && resume !== undefined && !(all < allBefore)) {
      // They did not go away but look different each time: only their numbers can be trusted.
      from = resume;
      isCountedOn = true;
      overlap = 0;
      tail = [];
      resume = undefined;
      continue;
    }
    const isInPlace =
      resume === undefined && tail.length > 0 && keys[tail.length - 1] === tail.at(-1);
    hasMoved ||= tail.length > 0 && !isInPlace;
    // As long as nothing moved, rows may look the same.
    const rows =
      isInPlace && !hasMoved
        ? found.slice(tail.length)
        : found.filter((_, i) => !given.has(keys[i] ?? ''));
    yield { rows, reply };
    const end = from + found.length - 1;
    const isEnd = found.length === 0 || (isInPlace && found.length === tail.length);
    const isShort = found.length < size && (end === all || Number.isNaN(all));
    const isCounted = isCountedOn && !(end < all);
    if (isEnd || isShort || isCounted) return;
    remember(given, keys);
    tail = keys.slice(keys.length - Math.min(overlap, keys.length >> 1));
    const next = end + 1 - tail.length;
    stale = rows.length > 0 ? 0 : stale + next - from;
    if (stale >= MOST_STALE * size) return;
    from = next;
    resume = undefined;
    allBefore = all;
  }
}

function remember(given: Set<string>, keys: readonly string[]): void {
  for (const key of keys) given.add(key);
  for (const key of given) {
    if (given.size <= MOST_KNOWN) break;
    given.delete(key);
  }
}

/** The rows of a list one by one; see `pages`. */
export async function* all<
  Request extends object,
  Response extends object,
  Rows extends string,
  Strict extends boolean = false,
>(
  client: Client,
  operation: ListOperation<Request, Response, Rows>,
  request: Request,
  options?: CallOptions<Strict>,
): AsyncGenerator<Row<Response, Rows, Strict>, void, undefined> {
  for await (const { rows } of pages(client, operation, request, options)) yield* rows;
}

/** What an API's operations are described with. */
export function listing(paging: Paging): <const Rows extends string>(rows: Rows) => Pages<Rows> {
  return (rows) => ({
    ...paging,
    rows,
    attach: (client, operation) => ({
      all: (request: never, options?: CallOptions) => all(client, operation, request, options),
      pages: (request: never, options?: CallOptions) => pages(client, operation, request, options),
    }),
  });
}

function members(value: object, name: string): Members {
  return ((value as Members)[name] ?? {}) as Members;
}

function keyOf(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
