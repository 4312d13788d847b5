/** The outcomes that are still to be forced. */
import { fits } from '../api/pattern.js';
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import { checkForced, ForcedOutcomeError, parseForced } from './forced.js';
import type { ForcedOutcome } from './forced.js';

/** What an outcome may name. */
export interface Forcible {
  readonly operations: readonly string[];
  /** The names that the servers have; undefined where any text may name one. */
  readonly servers: readonly string[] | undefined;
  /** Replies can tell which server answered. */
  readonly namesServer: boolean;
  /** Errors are HTTP statuses. */
  readonly failsByStatus: boolean;
}

export class Outcomes {
  readonly #forcible: Forcible;
  readonly #waiting: { readonly outcome: ForcedOutcome; left: number }[] = [];

  constructor(forcible: Forcible) {
    this.#forcible = forcible;
  }

  /** @throws ForcedOutcomeError */
  add(given: ForcedOutcome | string): void {
    const outcome = this.#checked(given);
    this.#waiting.push({ outcome, left: outcome.times ?? Infinity });
  }

  /** The first that fits, used up by one; a request that names no operation gets one for all. */
  take(operation: string | undefined): ForcedOutcome | undefined {
    const index = this.#waiting.findIndex(({ outcome }) => {
      return fits(outcome.operation ?? '*', operation ?? '');
    });
    const found = this.#waiting[index];
    if (found === undefined) return undefined;
    if (--found.left <= 0) this.#waiting.splice(index, 1);
    return found.outcome;
  }

  /**
   * What a header forces, on its own request alone.
   *
   * @throws ForcedOutcomeError
   */
  forHeader(text: string): ForcedOutcome {
    const outcome = this.#checked(text);
    if (outcome.operation === undefined && outcome.times === undefined) return outcome;
    throw new ForcedOutcomeError('a header is for its own request: it has no operation or times');
  }

  #checked(given: ForcedOutcome | string): ForcedOutcome {
    const outcome = typeof given === 'string' ? parseForced(given) : checkForced(given);
    const { operations, servers, namesServer, failsByStatus } = this.#forcible;
    const { operation, server, errorId } = outcome;
    if (operation !== undefined && !operations.some((id) => fits(operation, id))) {
      const guess = closest(operation, operations);
      const help = guess === undefined ? '' : `; did you mean '${guess}'?`;
      throw new ForcedOutcomeError(`there is no operation ${quote(operation)}${help}`);
    }
    if (server !== undefined && !namesServer)
      throw new ForcedOutcomeError('replies of this API do not tell which server answered');
    if (server !== undefined && servers?.includes(server) === false)
      throw new ForcedOutcomeError(
        `server: expected ${alternatives(servers)}, found ${quote(server)}`,
      );
    if (errorId !== undefined && failsByStatus && !/^[45]\d\d$/.test(errorId))
      throw new ForcedOutcomeError(
        `errorId: expected an HTTP status from 400 to 599, found ${quote(errorId)}`,
      );
    return outcome;
  }
}
