/** What a failure means for its row. */
import type { Failed } from '../invoke/model.js';

export type Verdict =
  /** The server has refused the row, or it cannot be sent: once more would be the same. */
  | 'failed'
  /** It may have been carried out. */
  | 'unknown'
  /** It was stopped before it was sent. */
  | 'unsent'
  /** Not the row but the account was refused. */
  | 'refused'
  /** The server takes no more for now. */
  | 'throttled'
  /** It had no effect, and could have with another try. */
  | 'transient';

/** `wallError` is the error that a limit of an account shows as. */
export function verdictOf(failure: Failed, wallError: string | undefined): Verdict {
  const { cause, errorId, known, outcomeUnknown } = failure;
  if (outcomeUnknown) return 'unknown';
  if (cause === 'abort') return 'unsent';
  if (cause === 'login' || (errorId !== '' && errorId === wallError)) return 'refused';
  switch (known?.retry) {
    case 'never':
      return 'failed';
    case 'wait':
      return 'throttled';
    case 'transient':
      return 'transient';
    // The client has tried a new ticket, and the credentials themselves.
    case 'renew':
    case 'credentials':
      return 'refused';
    case undefined:
      break;
  }
  // HTTP says the same for every API: too many requests, service unavailable.
  if (errorId === '429' || errorId === '503') return 'throttled';
  const isLost = cause === 'transport' || cause === 'truncated' || cause === 'timeout';
  return isLost ? 'transient' : 'failed';
}
