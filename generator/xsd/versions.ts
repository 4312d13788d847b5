/**
 * Parts of a schema document that are meant for other versions of XML Schema: XML Schema 1.1 Part 1,
 * section 4.2.2, tells processors of all versions how to leave them out.
 */
import { collapse } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';

const VERSIONING = 'http://www.w3.org/2007/XMLSchema-versioning';
const VERSION = 1;

/** The document as version 1.0 sees it: the same object if nothing is left out. */
export function forThisVersion(root: XmlElement): XmlElement {
  return isMeant(root) ? pruned(root) : { ...root, content: [] };
}

function pruned(element: XmlElement): XmlElement {
  let isSame = true;
  const content: (XmlElement | string)[] = [];
  for (const item of element.content) {
    if (typeof item === 'string') content.push(item);
    else if (isMeant(item)) {
      const kept = pruned(item);
      isSame &&= kept === item;
      content.push(kept);
    } else isSame = false;
  }
  return isSame ? element : { ...element, content };
}

/** From minVersion on and before maxVersion; what is no number says nothing. */
function isMeant({ attributes }: XmlElement): boolean {
  return attributes.every(({ namespace, local, value }) => {
    const text = collapse(value);
    if (namespace !== VERSIONING || !/^[0-9]+(?:\.[0-9]*)?$/.test(text)) return true;
    if (local === 'minVersion') return VERSION >= Number(text);
    return local !== 'maxVersion' || VERSION < Number(text);
  });
}
