/** An api.json that was read: its content, and where each part of it stands. */
import type { SourcePoint } from '../support/source.js';
import type { Api } from './model.js';

/** What the file says, and where: later stages find faults that only the schemas reveal. */
export interface ApiFile {
  readonly api: Api;
  readonly at: Places;
}

/** The place of what a path of keys and indexes leads to, or of the innermost part that exists. */
export type Places = (path: readonly (string | number)[]) => SourcePoint;
