/** What is served, whatever the profile. */
import { memberNames } from '../api/selector.js';
import type { Api } from '../api/model.js';
import type { Codecs } from '../execute/execute.js';
import type { Model } from '../ir/model.js';

export interface Compiled {
  readonly release: string;
  readonly model: Model;
  readonly codecs: Codecs;
}

export interface Served extends Compiled {
  /** Names of the members that are secret. */
  readonly secrets: ReadonlySet<string>;
  /** Path of the endpoint. */
  readonly path: string;
}

export function served(compiled: Compiled, api: Api): Served {
  const { pathname } = new URL(api.endpoint.url.replaceAll(/[{}]/g, ''));
  return { ...compiled, secrets: new Set(memberNames(api.secrets)), path: pathname };
}
