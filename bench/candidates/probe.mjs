/** What a candidate made of a document, in the one form in which all can be compared. */

/** Addresses, answers and questions: no reference stands in them, and no document has none. */
const PROBE = /[\w.-]+@[\w.-]+|(?:Answer|Question) [\d.]+\d/g;

/** Such texts in a document, or anywhere in a value, sorted. */
export function probed(value) {
  const found = [];
  const seen = new Set();
  const look = (node) => {
    if (typeof node === 'string') found.push(...(node.match(PROBE) ?? []));
    // xml2js has elements of mixed content in two places.
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    Object.values(node).forEach(look);
  };
  look(value);
  return found.sort();
}

/** The rows of a list's reply, whatever the candidate calls prefixes and lists; else the reply. */
export function rowsOf(value, row) {
  const message = memberOf(value, 'message') ?? value;
  const content = first(memberOf(first(memberOf(message, 'body')), 'bodyContent'));
  return [memberOf(content, row) ?? content].flat();
}

function memberOf(node, local) {
  const name = Object.keys(node).find((key) => key === local || key.endsWith(`:${local}`));
  return name === undefined ? undefined : node[name];
}

function first(node) {
  return Array.isArray(node) ? node[0] : node;
}
