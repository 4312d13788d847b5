/** Names that emitted modules use themselves, or that TypeScript does not allow. */

/** Globals and runtime types that emitted code mentions; a type of that name would hide them. */
const TYPES =
  'Array BigInt Boolean Check Codec Date DerivedType Draft Error Exclude Extract Infinity Issue JSON ' +
  'Map Math NaN Number Object Omit Partial Pick Promise Reader Readonly ReadonlyArray ReadonlyMap ' +
  'Record RegExp Required Set String Symbol Tolerant Uint8Array Writer AnyElement undefined';

/** ECMAScript 2023, section 12.7.2, and the names of TypeScript's own types. */
const WORDS =
  'any arguments as async await bigint boolean break case catch class const continue debugger ' +
  'default delete do else enum eval export extends false finally for from function get if ' +
  'implements import in instanceof interface let never new null number object of package private ' +
  'protected public return satisfies set static string super switch symbol this throw true try ' +
  'type typeof undefined unknown using var void while with yield';

const types = new Set(`${TYPES} ${WORDS}`.split(' '));
const words = new Set(WORDS.split(' '));

export function isReservedType(name: string): boolean {
  return types.has(name);
}

/**
 * Import aliases stand beside types (capital first letter), codec functions and their variables:
 * short names are left to the variables.
 */
export function isReservedAlias(name: string): boolean {
  return (
    words.has(name) ||
    name.length < 2 ||
    /^(read|write|check)/.test(name) ||
    /(Codec|Element)$/.test(name) ||
    VARIABLES.has(name)
  );
}

const VARIABLES = new Set(
  'out value item items text types next state path name runtime'.split(' '),
);

/** Files that stand beside the modules, and names that Windows keeps for devices. */
export function isReservedFile(name: string): boolean {
  return (
    /^(api|index|types|globals|identity|runtime|operations|client|manifest|secrets|login|paging|dates)$/i.test(
      name,
    ) ||
    /\.codec$/i.test(name) ||
    /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(name)
  );
}
