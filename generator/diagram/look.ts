/** The three uses of a picture. */
import type { PageKey } from './model.js';

/** Addresses of what boxes lead to. */
export interface Links {
  readonly page: (key: PageKey) => string;
  /** Of a member by its names from the root, for boxes that have no page. */
  readonly member: (names: readonly string[]) => string;
}

export type Look =
  | { readonly kind: 'static'; readonly label: string; readonly links: Links }
  /** With what opens and closes boxes. */
  | { readonly kind: 'live'; readonly label: string; readonly links: Links }
  /** With titles: what else there is to say stands nowhere beside it. */
  | {
      readonly kind: 'standalone';
      readonly label: string;
      readonly description?: string;
      readonly style: string;
    };
