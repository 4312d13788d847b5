/** A file that a run writes cannot be used; nothing was sent because of it. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  /** What to do. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
