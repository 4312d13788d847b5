/** What is wrong with a document as a whole. */
import type { IssueCode } from './issue.js';
import type { Place } from './identity-walk.js';

/** A value as it is shown, and where it stands: it may be secret. */
export interface Found {
  readonly text: string;
  readonly path: readonly (string | number)[];
}

export interface Fault {
  readonly code: IssueCode;
  readonly message: string;
  /** The element that it is about, and the way on to an attribute or text of it. */
  readonly place: Place;
  readonly steps?: readonly string[];
  readonly source: string;
  readonly constraint: string;
  readonly found?: readonly Found[];
}

export type Report = (fault: Fault) => void;
