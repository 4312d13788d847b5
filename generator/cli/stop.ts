/** Ends a command early, after what is to be told was reported. */
import type { DiagnosticCode } from '../support/codes.js';
import type { Diagnostics } from '../support/diagnostic.js';

export class Stop extends Error {
  override readonly name = 'Stop';
}

/** Reports why the command cannot go on, and stops it with exit code 2. */
export function stop(
  diagnostics: Diagnostics,
  code: DiagnosticCode,
  message: string,
  help?: string,
): never {
  diagnostics.error(code, undefined, message, help === undefined ? {} : { help });
  throw new Stop(message);
}

/** Stops when an earlier stage reported errors. */
export function stopOnErrors(diagnostics: Diagnostics): void {
  if (diagnostics.hasErrors) throw new Stop('errors were reported');
}
