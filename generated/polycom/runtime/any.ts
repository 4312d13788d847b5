/** An element that no type of the schema describes, as it stood in the document. */
export interface AnyElement {
  /** `{namespace}local`. */
  readonly name: string;
  /** By `{namespace}local`; without xsi:schemaLocation and namespace declarations. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (AnyElement | string)[];
}
