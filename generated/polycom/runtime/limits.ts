/** What a document may cost; beyond a limit it is an error of code `limit`. */
export interface Limits {
  /** Elements inside elements. */
  readonly depth: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** Prefixes that are bound in one place, those of the elements around it included. */
  readonly prefixes: number;
  /** Bytes of one name. */
  readonly name: number;
  /** Bytes of the whole document. */
  readonly document: number;
  /** Issues that are collected; further ones are counted only. */
  readonly issues: number;
}

export const DEFAULT_LIMITS: Limits = {
  depth: 512,
  attributes: 256,
  prefixes: 128,
  name: 1024,
  document: 1024 * 1024 * 1024,
  issues: 10_000,
};
