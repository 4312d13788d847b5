/** Proofs of who calls that are changed into a ticket: an access token, an assertion. */

/** Something to log in with, or what fetches it; `refused` when what it gave last was not accepted. */
export type Source = string | ((refused: boolean, signal: AbortSignal) => string | Promise<string>);

/** What a client needs for a ticket besides its credentials. */
export interface Login {
  /** The member of the request that is changed into a ticket. */
  readonly member: string;
  readonly source: Source;
  /** Further members of that request. */
  readonly more?: object | undefined;
  /** Credentials that must not be given together with it, and why. */
  readonly excludes: Readonly<Record<string, string>>;
}
