/** Whether a row whose outcome is unknown was carried out, by the operation that would find it. */
import type { Found, Run } from '../bulk/model.js';
import type { Callable, OpenApi, Success } from '../invoke/model.js';

/** Undefined where nothing can tell. */
export function lookUpOf({ api, callables }: OpenApi, { lookup }: Callable): Run['lookUp'] {
  if (lookup === undefined || lookup.by.length === 0) return undefined;
  const { operation, by, absent } = lookup;
  const found = callables.get(operation);
  if (found === undefined) return undefined;
  const rows = listIn(api, found);
  return async ({ session }, request, signal) => {
    const entries = by.map((name) => [name, request[name]] as const);
    if (entries.some(([, value]) => value === undefined)) return 'undecided';
    const outcome = await session.call(operation, Object.fromEntries(entries), signal);
    if (outcome.kind === 'success') return foundIn(outcome, rows);
    return absent.includes(outcome.errorId) ? 'absent' : 'undecided';
  };
}

/** The member of the response that holds the rows of a list, where api.json tells. */
function listIn(api: OpenApi['api'], { operation }: Callable): string | undefined {
  const isList = operation.kind === 'resource' && operation.action === 'list';
  if (!isList || api.profile !== 'resource') return undefined;
  return api.resources[operation.service]?.list?.rows;
}

function foundIn({ value, errorId, issues }: Success, rows: string | undefined): Found {
  if (errorId !== undefined) return 'absent';
  if (rows === undefined) return 'present';
  const items = value[rows];
  if (Array.isArray(items) && items.length > 0) return 'present';
  // In a list that was not understood the rows may have another name: nothing is created on that.
  return issues.length === 0 ? 'absent' : 'undecided';
}
