import { AdvisedError } from '../support/advised-error.js';

/** A file that a run writes cannot be used; nothing was sent because of it. */
export class OutputError extends AdvisedError {
  override readonly name = 'OutputError';
}
