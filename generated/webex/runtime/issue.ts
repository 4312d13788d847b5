/** What is wrong with a document or a value: data, never thrown one at a time. */
export interface Issue {
  readonly code: IssueCode;
  /** Member names and 0-based list indexes from the root of the value. */
  readonly path: readonly (string | number)[];
  /** What was expected and what was found; a secret member's value is left out. */
  readonly message: string;
  /** `file:line` of the schema that says so; empty where no schema line does. */
  readonly source: string;
  /** Byte offset into the document as UTF-8, when a document was read. */
  readonly offset?: number;
  /** Name of the W3C constraint, such as `cvc-enumeration-valid`. */
  readonly constraint?: string;
}

export type IssueCode =
  | 'type'
  | 'lexical'
  | 'range'
  | 'unsafe-integer'
  | 'length'
  | 'pattern'
  | 'enumeration'
  | 'digits'
  | 'fixed'
  | 'required'
  | 'occurrence'
  | 'order'
  | 'choice'
  | 'content'
  | 'text'
  | 'nil'
  | 'abstract'
  | 'unknown-element'
  | 'unknown-attribute'
  | 'unknown-type'
  | 'unknown-member'
  | 'character'
  | 'key'
  | 'unique'
  | 'reference';

/** The same value as a tolerant reader gives it: whatever a schema requires may be missing. */
export type Tolerant<T> = T extends string
  ? string extends T
    ? T
    : T | (string & {})
  : T extends number | bigint | boolean | null | undefined | Uint8Array
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Tolerant<Item>[]
      : T extends object
        ? { [Key in keyof T]?: Tolerant<T[Key]> | undefined }
        : T;

/** What an emitted reader builds: every member stands in it, so that all have one shape. */
export type Draft<T, Key extends keyof T = keyof T> = {
  [Name in Key]-?: Tolerant<T[Name]> | undefined;
};
