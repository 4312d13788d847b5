/** What differs between the code that is generated from two releases: data for reports. */

/** To code that was written for the old release. */
export type Impact = 'breaking' | 'warning' | 'safe';

/** Whether a program writes such values, reads them, or both. */
export type Role = 'sent' | 'received' | 'both' | 'unused';

/** A difference between what is generated from the one release and from the other. */
export interface SourceChange {
  /** 12 hexadecimal digits, the same in every run. */
  readonly id: string;
  readonly kind:
    | 'declaration-added'
    | 'declaration-removed'
    | 'declaration-moved'
    | 'declaration-renamed'
    | 'declaration-kind'
    | 'member-added'
    | 'member-removed'
    | 'member-renamed'
    | 'member-type'
    | 'member-optional'
    | 'member-required'
    | 'values-added'
    | 'values-removed'
    | 'function-added'
    | 'function-removed';
  /** File of the module without ending, such as `user`; in the old release unless it is new. */
  readonly module: string;
  /** Name of the interface, type, constant or function. */
  readonly declaration: string;
  /** As a type has it: in quotes when it is no identifier. */
  readonly member?: string;
  /** As TypeScript: `string | undefined`. Of values their literals. */
  readonly before?: string;
  readonly after?: string;
  readonly impact: Impact;
  readonly role: Role;
  /** One line without final full stop. */
  readonly message: string;
  /** What to do in code that uses it; empty when there is nothing to do. */
  readonly advice: string;
}

/** A place in the user's own code that uses what changed. */
export interface Usage {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** 1-based, as the column. */
  readonly line: number;
  readonly column: number;
  /** The line's expression, at most 100 characters. */
  readonly expression: string;
  /** Id of the source change; of what the compiler alone finds, one of its own. */
  readonly change: string;
  readonly advice: string;
}
