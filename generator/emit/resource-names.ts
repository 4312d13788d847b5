/** What the functions, constants and types of a resource's operations are called. */
import { serviceNames } from '../api/services.js';
import type { Action } from '../ir/model.js';
import { isReservedType } from '../name/reserved.js';
import { upperFirst } from '../support/text.js';

export interface ResourceNames {
  /** Base name of the module, and the member of the client. */
  readonly file: string;
  /** Types of requests. */
  readonly key: string;
  readonly query: string;
  readonly creation: string;
  readonly changes: string;
  readonly update: string;
  readonly removal: string;
}

export function resourceNames(service: string): ResourceNames {
  const { file } = serviceNames(service);
  const start = upperFirst(file);
  return {
    file,
    key: `${start}Key`,
    query: `${start}Query`,
    creation: `${start}Create`,
    changes: `${start}Changes`,
    update: `${start}Update`,
    removal: `${start}Delete`,
  };
}

export interface ActionNames {
  /** The function; where no function may be called so, it is exported as `as` too. */
  readonly stub: string;
  readonly as: string;
  /** The constant that describes the operation. */
  readonly constant: string;
}

export function actionNames(action: Action): ActionNames {
  // `get` is a word that TypeScript reserves for no function.
  const stub = action !== 'get' && isReservedType(action) ? `${action}$` : action;
  return { stub, as: action, constant: `${action}Operation` };
}
