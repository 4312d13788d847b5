import { AdvisedError } from '../support/advised-error.js';

/** The journal or its lock cannot be used; nothing was sent. */
export class JournalError extends AdvisedError {
  override readonly name = 'JournalError';
}
