/** The texts at the leaves of a document, and those that can be reached in a value. */
import { XmlDocument, XmlElement, XmlText, XmlCData } from 'libxml2-wasm';

/** Texts of the elements without element children, and the stray texts between elements. */
export function documentTexts(document: Uint8Array): readonly string[] {
  using parsed = XmlDocument.fromBuffer(document);
  const texts: string[] = [];
  collect(parsed.root, texts);
  return texts;
}

function collect(element: XmlElement, texts: string[]): void {
  let own = '';
  let isLeaf = true;
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) {
      isLeaf = false;
      collect(node, texts);
    } else if (node instanceof XmlText || node instanceof XmlCData) own += node.content;
  }
  if (isLeaf && own !== '') texts.push(own);
}

/**
 * The texts of a document that a value does not show. Strings must be there to the letter; numbers
 * and booleans as their text reads.
 */
export function lostTexts(document: Uint8Array, value: unknown): readonly string[] {
  const left = [...documentTexts(document)];
  const others: (number | bigint | boolean)[] = [];
  const take = (fits: (text: string) => boolean): void => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
  };
  for (const leaf of leavesOf(value))
    if (typeof leaf !== 'string') others.push(leaf);
    else if (left.includes(leaf)) take((text) => text === leaf);
    // A token has lost its white space.
    else take((text) => text.trim().replace(/\s+/g, ' ') === leaf);
  const isSpelled = (leaf: unknown): boolean => left.includes(String(leaf));
  // First what is spelled as we would, so that a boolean does not take the "1" of a number.
  for (const leaf of others)
    if (isSpelled(leaf)) take((text) => text === String(leaf));
    else take((text) => reads(text.trim(), leaf));
  return left.filter((text) => text.trim() !== '');
}

function reads(text: string, leaf: number | bigint | boolean): boolean {
  switch (typeof leaf) {
    case 'boolean':
      return text === String(leaf) || text === (leaf ? '1' : '0');
    case 'bigint':
      return /^[+-]?\d+$/.test(text) && BigInt(text.replace('+', '')) === leaf;
    default:
      return text !== '' && Number(text) === leaf;
  }
}

/** Of all members whatever they are called, but for the names of types and elements. */
function* leavesOf(value: unknown): Generator<string | number | bigint | boolean> {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      yield value;
      return;
    case 'object': {
      if (value === null) return;
      const isAny = 'name' in value && 'content' in value;
      for (const [key, member] of Object.entries(value)) {
        if (key === '$type' || (key === 'name' && (isAny || 'value' in value))) continue;
        yield* leavesOf(member);
      }
      return;
    }
    default:
  }
}
