/** Which of the API's errors an operation can give, and what a caller may do then. */
import type { Api, KnownError } from '../api/model.js';
import { traitsOf } from '../api/traits.js';
import type { Traits } from '../api/traits.js';
import type { CompiledSet } from '../compile.js';
import type { Operation } from '../ir/model.js';
import { alternatives } from '../support/text.js';
import type { ErrorRow } from './model.js';

/** In the order of api.json, but for those that cannot come. */
export function errorsOf(api: Api, set: CompiledSet, operation: Operation): readonly ErrorRow[] {
  const traits = traitsOf(api, operation.id);
  const hasTag = hasEntityTag(set, operation);
  return Object.entries(api.errors)
    .filter(([id, error]) => canCome(id, error, operation, traits, hasTag))
    .map(([id, error]) => {
      const { name, meaning } = error;
      const isStale = id === PRECONDITION_FAILED && operation.kind === 'resource';
      const advice = isStale
        ? 'Read it again, and change what is there now.'
        : adviceOf(error, traits);
      return { id, name, meaning, advice };
    });
}

// Statuses of HTTP (RFC 9110, section 15.5): what each of them answers to.
const NOT_AUTHENTICATED = '401';
const PRECONDITION_FAILED = '412';
const UNSUPPORTED_MEDIA_TYPE = '415';

function canCome(
  id: string,
  { retry, emptyList }: KnownError,
  operation: Operation,
  { anonymous, isList }: Traits,
  hasTag: boolean,
): boolean {
  if (emptyList === true && !isList) return false;
  // Where no ticket is sent, none is refused.
  if (anonymous && (retry === 'renew' || retry === 'credentials')) return false;
  if (operation.kind !== 'resource') return true;
  switch (id) {
    case NOT_AUTHENTICATED:
      return !anonymous;
    case PRECONDITION_FAILED:
      return hasTag;
    case UNSUPPORTED_MEDIA_TYPE:
      return operation.body !== undefined;
    default:
      return true;
  }
}

/** Whether it may be sent on the condition that nothing has changed. */
function hasEntityTag({ resources = [] }: CompiledSet, operation: Operation): boolean {
  if (operation.kind !== 'resource') return false;
  const isConditional = operation.action === 'update' || operation.action === 'delete';
  const bound = resources.find(({ name }) => name === operation.service);
  return isConditional && bound?.entityTag !== undefined;
}

function adviceOf({ retry, waitSeconds = 0, emptyList }: KnownError, traits: Traits): string {
  if (emptyList === true) return 'Nothing: the client gives an empty list.';
  switch (retry) {
    case 'never':
      return 'The same request would fail again.';
    case 'transient':
      return transientAdvice(traits);
    case 'wait':
      return `The client waits ${waitSeconds} seconds and sends it again.`;
    case 'renew':
      return 'The client fetches a new ticket and sends it again.';
    case 'credentials':
      return 'The client sends it again with the credentials that the ticket came from.';
  }
}

function transientAdvice({ repeatable, lookup }: Traits): string {
  if (repeatable === undefined) {
    const finder = lookup === undefined ? '' : `, with ${lookup.operation}`;
    return `Find out first whether it was carried out${finder}; then it may be sent again.`;
  }
  const { unless } = repeatable;
  const except = unless.length === 0 ? '' : `, unless the request has ${alternatives(unless)}`;
  return `The client sends it again, a few times${except}.`;
}
