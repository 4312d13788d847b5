/** Relative ways between pages, made of their keys alone: no text of a schema becomes an address. */
import type { PageKey } from '../diagram/model.js';

/** From a page to the folder of the site. */
export type Root = '' | '../';

/** Pages that stand for no component. */
export const INDEX: PageKey = 'index';
export const TYPES: PageKey = 'types';
export const CHANGES: PageKey = 'changes';

export function fileOf(key: PageKey): string {
  return `${key}.html`;
}

export function rootOf(key: PageKey): Root {
  return key.includes('/') ? '../' : '';
}

/** Most keys: nothing in them is to be encoded. */
const PLAIN = /^[\w./~-]*$/;

/** A fragment is the id of a row, or the way to a member that has no row of its own. */
export function href(root: Root, key: PageKey, fragment?: string): string {
  const path = `${root}${PLAIN.test(key) ? key : key.split('/').map(encodeURIComponent).join('/')}.html`;
  return fragment === undefined ? path : `${path}${fragmentOf(fragment)}`;
}

/** Ids are compared with a fragment as it stands first, then with its escapes taken off. */
export function fragmentOf(id: string): string {
  return PLAIN.test(id)
    ? `#${id}`
    : `#${id.replace(/[^\w\-.~!$&'()*+,;=:@/?%]/gu, encodeURIComponent)}`;
}

/** `request/personalMeetingRoom/hostPIN`, and `/hostPIN` where the page has one part alone. */
export function memberId(anchor: string, path: readonly string[]): string {
  return [anchor, ...path].join('/');
}

export function valueId(value: string): string {
  return `value/${encodeURIComponent(value)}`;
}

export function namespaceId(namespace: string): string {
  return `namespace/${encodeURIComponent(namespace)}`;
}

export function serviceId(name: string): string {
  return `service/${encodeURIComponent(name)}`;
}

export function changesId(operation: string): string {
  return `operation/${encodeURIComponent(operation)}`;
}
