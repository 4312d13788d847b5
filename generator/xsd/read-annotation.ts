/** Documentation of components (Part 1, section 3.13); `xs:appinfo` is for other programs. */
import { dedent } from '../support/text.js';
import type { XmlElement } from '../xml/node.js';
import type { Annotation } from './components.js';
import { childrenOf } from './reader.js';

/** Elements of XHTML after which a new paragraph begins; documentation may contain any markup. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br li ul ol dl dt dd pre table tr h1 h2 h3 h4 h5 h6'.split(' '),
);

/** To be spread into a component: empty when it has no documentation. */
export function annotationOf(element: XmlElement): { readonly annotation?: Annotation } {
  const first = element.content.find((item) => typeof item !== 'string');
  if (first === undefined || typeof first === 'string') return {};
  if (first.local !== 'annotation') return {};
  return readAnnotation(first);
}

export function readAnnotation(element: XmlElement): { readonly annotation?: Annotation } {
  const texts: string[] = [];
  for (const child of childrenOf(element)) {
    if (child.local !== 'documentation') continue;
    const text = dedent(proseOf(child));
    if (text !== '') texts.push(text);
  }
  return texts.length === 0 ? {} : { annotation: { documentation: texts.join('\n\n') } };
}

function proseOf(element: XmlElement): string {
  let text = '';
  for (const item of element.content) {
    if (typeof item === 'string') text += item;
    else text += BLOCKS.has(item.local) ? `${proseOf(item)}\n` : proseOf(item);
  }
  return text;
}
