/** Something that a user has given cannot be used; its subclasses say what. */
export abstract class AdvisedError extends Error {
  /** What to do. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
