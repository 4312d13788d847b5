/** A tag, and the start of one right behind it. */
const TAG = /<(\/?)[^?!>][^>]*>(?=(<\/?)?)/g;

/**
 * A printed document with elements on lines of their own. A line begins between tags alone, and not
 * in an empty element: what may have no text gets none.
 */
export function indented(xml: string): string {
  let depth = 0;
  return xml.replace(TAG, (tag: string, end: string, next: string | undefined) => {
    const opens = end === '' && !tag.endsWith('/>');
    if (opens) depth++;
    if (end !== '') depth--;
    if (next === undefined || (opens && next === '</')) return tag;
    return `${tag}\n${'  '.repeat(next === '</' ? depth - 1 : depth)}`;
  });
}
