/** What can be found, as it is stored: what stands on a page stands under it. */
import type { PageKey } from '../diagram/model.js';

export interface SearchData {
  readonly kind: 'search';
  /** In the order of the site; numbers of pages are places in this list. */
  readonly pages: readonly SearchPage[];
}

export interface SearchPage {
  /** The type of one member has no name of its own: it is found as that member. */
  readonly kind: 'operation' | 'element' | 'type' | 'enumeration' | 'anonymous';
  readonly key: PageKey;
  /** `user.SetUser`, `use:userType` */
  readonly name: string;
  readonly text?: string;
  /** Its own, `@name` for attributes. */
  readonly members?: readonly Found[];
  readonly values?: readonly Found[];
  /** The members that have parts, and the page of their type; of an operation request and response. */
  readonly opens?: readonly (readonly [name: string, page: number])[];
  /** The page of the type that it extends, and whose members it has too. */
  readonly base?: number;
}

/** Arrays, since most of the data are these. */
export type Found = readonly [name: string, text?: string];
