/** A place in a file: what every component, diagnostic and emitted member points back to. */
export interface SourcePoint {
  /** Path relative to the folder that the user named, with `/` on every platform. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** `user.xsd:41`, the short form that emitted code and documentation carry. */
export function fileAndLine(at: SourcePoint): string {
  return `${at.file}:${at.line}`;
}
