/** The lexical rules of built-in types (xsd/lexical.ts) as patterns, and so as automata. */
import { primitiveOf } from '../xsd/builtins.js';
import { patternAutomaton } from './pattern-automaton.js';
import { EVERYTHING } from './simple-machine.js';
import type { Machine } from './simple-machine.js';

const NC_NAME = '[\\i-[:]][\\c-[:]]*';
const FLOAT = '[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([Ee][+\\-]?[0-9]+)?|-?INF|NaN';

const ZONE = '(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';
const TIME = '(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)';
const YEAR = '-?([1-9][0-9]{4,}|[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})';
/** Multiples of four below a hundred, without 00. */
const FOURTH = '(0[48]|[2468][048]|[13579][26])';
const LEAP_YEAR = `-?([0-9]{2}${FOURTH}|${FOURTH}00|[1-9][0-9]*([0-9]{2}${FOURTH}|(${FOURTH}|00)00))`;
const LONG_MONTHS = '(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)';
const DATE = `(${YEAR}-(${LONG_MONTHS}|02-(0[1-9]|1[0-9]|2[0-8]))|${LEAP_YEAR}-02-29)`;

const SECONDS = '[0-9]+(\\.[0-9]+)?S';
const OF_DAY = `T([0-9]+H([0-9]+M)?(${SECONDS})?|[0-9]+M(${SECONDS})?|${SECONDS})`;
const DAYS = '[0-9]+Y([0-9]+M)?([0-9]+D)?|[0-9]+M([0-9]+D)?|[0-9]+D';

const SEXTET = '[A-Za-z0-9+/]';

const HEX = '%[0-9A-Fa-f]{2}';
const PATH = `([^%#?\\[\\]]|${HEX})*`;
/** With the address of a host in brackets; other hosts are paths to what this looks at. */
const ADDRESS = `//([^/?#\\[\\]%]|${HEX})*\\[[0-9A-Fa-f:.]+\\](:[0-9]*)?(/${PATH})?`;
const RELATIVE = `([^%#?\\[\\]/:]|${HEX})*(/${PATH})?`;
const QUERY = `([^%#]|${HEX})*`;
const URI = `([A-Za-z][A-Za-z0-9+.\\-]*:(${PATH}|${ADDRESS})|${RELATIVE}|${ADDRESS})(\\?${QUERY})?(#${QUERY})?`;

const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['boolean', 'true|false|1|0'],
  ['decimal', '[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)'],
  ['integer', '[+\\-]?[0-9]+'],
  ['float', FLOAT],
  ['double', FLOAT],
  ['hexBinary', '([0-9a-fA-F]{2})*'],
  [
    'base64Binary',
    `((${SEXTET} ?){4})*((${SEXTET} ?){3}${SEXTET}|(${SEXTET} ?){2}[AEIMQUYcgkosw048] ?=|${SEXTET} ?[AQgw] ?= ?=)?`,
  ],
  ['language', '[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*'],
  ['NMTOKEN', '\\c+'],
  ['Name', '\\i\\c*'],
  ['NCName', NC_NAME],
  ['QName', `(${NC_NAME}:)?${NC_NAME}`],
  ['dateTime', `${DATE}T${TIME}${ZONE}`],
  ['date', `${DATE}${ZONE}`],
  ['time', `${TIME}${ZONE}`],
  ['gYearMonth', `${YEAR}-(0[1-9]|1[0-2])${ZONE}`],
  ['gYear', `${YEAR}${ZONE}`],
  ['gMonthDay', `--(${LONG_MONTHS}|02-(0[1-9]|[12][0-9]))${ZONE}`],
  ['gDay', `---(0[1-9]|[12][0-9]|3[01])${ZONE}`],
  ['gMonth', `--(0[1-9]|1[0-2])${ZONE}`],
  ['anyURI', URI],
  ['duration', `-?P((${DAYS})(${OF_DAY})?|${OF_DAY})`],
]);

const SAME: ReadonlyMap<string, string> = new Map([
  ['ID', 'NCName'],
  ['IDREF', 'NCName'],
  ['ENTITY', 'NCName'],
  ['NOTATION', 'QName'],
]);

/** Types of one rule have one name for it: `NCName` of ID, `integer` of int; undefined: any text. */
export function ruleOf(builtin: string): string | undefined {
  const primitive = primitiveOf(builtin);
  if (primitive === 'decimal') return builtin === 'decimal' ? builtin : 'integer';
  const rule = SAME.get(builtin) ?? builtin;
  if (PATTERNS.has(rule)) return rule;
  return PATTERNS.has(primitive) ? primitive : undefined;
}

const made = new Map<string, Machine>();

export function lexicalAutomaton(rule: string): Machine {
  let machine = made.get(rule);
  if (machine === undefined) {
    machine = patternAutomaton([PATTERNS.get(rule) ?? '.*']) ?? EVERYTHING;
    made.set(rule, machine);
  }
  return machine;
}
