/** The journal or its lock cannot be used; nothing was sent. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  /** What to do. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
