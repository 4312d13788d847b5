/** One file of the output, relative to the API's folder; nothing here touches the disk. */
export interface EmittedFile {
  /** With `/`, no leading dot. */
  readonly path: string;
  readonly text: string;
}

/** Where emitted code comes from, for its first line. */
export interface Origin {
  /** Version of the generator. */
  readonly version: string;
  readonly api: string;
  /** Empty for a schema set without releases. */
  readonly release: string;
}
