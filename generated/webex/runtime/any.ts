/** How what a wildcard takes is judged (XML Schema Part 1, section 3.10.1). */
export type Process = 'strict' | 'lax' | 'skip';

/** An element that no type of the schema describes, as it stood in the document. */
export interface AnyElement {
  /** `{namespace}local`. */
  readonly name: string;
  /**
   * By `{namespace}local`, without xsi:schemaLocation; `xmlns:prefix` stands among them where the
   * text or an attribute has a name with that prefix.
   */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (AnyElement | string)[];
}
