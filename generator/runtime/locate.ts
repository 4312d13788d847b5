/** Where an element stands in a document: found when it is asked for, by reading once more. */
import type { AnyElement } from './any.js';
import { captureElement } from './capture.js';
import { Reader } from './reader.js';

/** The how-manieth child of a name, counted from 0. */
export interface Step {
  readonly name: string;
  readonly index: number;
}

/**
 * Gives the positions of start tags by the way from the root element, whose tag is at `start`; where
 * there is no such child, the position of the last one that there is.
 */
export function locator(r: Reader, start: number): (steps: readonly Step[]) => number {
  let document: { readonly root: AnyElement; readonly starts: Map<AnyElement, number> } | undefined;
  return (steps) => {
    document ??= captured(r, start);
    const { root, starts } = document;
    let at = root;
    for (const step of steps) {
      const child = childAt(at, step, r.dialect);
      if (child === undefined) break;
      at = child;
    }
    return starts.get(at) ?? start;
  };
}

function captured(
  { bytes, limits, dialect, repair }: Reader,
  start: number,
): { readonly root: AnyElement; readonly starts: Map<AnyElement, number> } {
  const starts = new Map<AnyElement, number>();
  const repairPrefixes = repair === null ? {} : Object.fromEntries(repair);
  const again = new Reader(bytes, { limits, dialect, repairPrefixes });
  again.p = start;
  const root = captureElement(again, (element, at) => starts.set(element, at));
  return { root, starts };
}

function childAt(
  { content }: AnyElement,
  { name, index }: Step,
  isDialect: boolean,
): AnyElement | undefined {
  // In the dialect elements may be without their namespace.
  const local = name.slice(name.indexOf('}') + 1);
  let left = index;
  for (const item of content) {
    if (typeof item === 'string') continue;
    if ((item.name === name || (isDialect && item.name === local)) && left-- === 0) return item;
  }
  return undefined;
}
