/** The built-in simple types that xsi:type may name (XML Schema Part 2, section 3). */
import { base64, booleans, hexadecimal, string, texts } from './basic.js';
import type { DerivedType } from './codec.js';
import { list } from './compound.js';
import { RESTRICTION } from './field.js';
import * as lexical from './lexical.js';
import { clark } from './names.js';
import { xs } from './namespaces.js';
import { bigints, floats } from './number.js';
import type { AnyScalar, Scalar } from './scalar.js';
import * as temporal from './temporal.js';
import { textual } from './textual.js';

/** Local name, base and what its values are; a type stands behind its base. */
type Row = readonly [name: string, base: string, scalar: AnyScalar];

const TOP = 'anySimpleType';

function rows(): readonly Row[] {
  const ncName = collapsed(lexical.NCName);
  const nmToken = collapsed(lexical.NMTOKEN);
  return [
    [TOP, '', texts('preserve')],
    ['string', TOP, string],
    ['boolean', TOP, booleans],
    ['decimal', TOP, collapsed(lexical.decimal)],
    ['float', TOP, floats(true)],
    ['double', TOP, floats(false)],
    ['duration', TOP, collapsed(temporal.duration)],
    ['dateTime', TOP, collapsed(temporal.dateTime)],
    ['time', TOP, collapsed(temporal.time)],
    ['date', TOP, collapsed(temporal.date)],
    ['gYearMonth', TOP, collapsed(temporal.gYearMonth)],
    ['gYear', TOP, collapsed(temporal.gYear)],
    ['gMonthDay', TOP, collapsed(temporal.gMonthDay)],
    ['gDay', TOP, collapsed(temporal.gDay)],
    ['gMonth', TOP, collapsed(temporal.gMonth)],
    ['hexBinary', TOP, hexadecimal()],
    ['base64Binary', TOP, base64()],
    ['anyURI', TOP, collapsed(lexical.anyURI)],
    ['QName', TOP, collapsed(lexical.QName)],
    ['NOTATION', TOP, collapsed(lexical.QName)],
    ['normalizedString', 'string', texts('replace')],
    ['token', 'normalizedString', texts('collapse')],
    ['language', 'token', collapsed(lexical.language)],
    ['NMTOKEN', 'token', nmToken],
    ['Name', 'token', collapsed(lexical.Name)],
    ['NCName', 'Name', ncName],
    ['ID', 'NCName', ncName],
    ['IDREF', 'NCName', ncName],
    ['ENTITY', 'NCName', ncName],
    ['NMTOKENS', TOP, some(nmToken)],
    ['IDREFS', TOP, some(ncName)],
    ['ENTITIES', TOP, some(ncName)],
    ['integer', 'decimal', bigints(null, null)],
    ['nonPositiveInteger', 'integer', bigints(null, 0n)],
    ['negativeInteger', 'nonPositiveInteger', bigints(null, -1n)],
    ['long', 'integer', bigints(-(2n ** 63n), 2n ** 63n - 1n)],
    ['int', 'long', bigints(-(2n ** 31n), 2n ** 31n - 1n)],
    ['short', 'int', bigints(-(2n ** 15n), 2n ** 15n - 1n)],
    ['byte', 'short', bigints(-128n, 127n)],
    ['nonNegativeInteger', 'integer', bigints(0n, null)],
    ['unsignedLong', 'nonNegativeInteger', bigints(0n, 2n ** 64n - 1n)],
    ['unsignedInt', 'unsignedLong', bigints(0n, 2n ** 32n - 1n)],
    ['unsignedShort', 'unsignedInt', bigints(0n, 2n ** 16n - 1n)],
    ['unsignedByte', 'unsignedShort', bigints(0n, 255n)],
    ['positiveInteger', 'nonNegativeInteger', bigints(1n, null)],
  ];
}

function collapsed(rule: lexical.Lexical): Scalar<string> {
  return textual(rule, 'collapse');
}

function some(item: Scalar<string>): AnyScalar {
  return list(item, { minLength: 1 });
}

/** Made when they are asked for: most readers never meet one. */
export function builtinTypes(): readonly DerivedType[] {
  const types = new Map<string, DerivedType>();
  for (const [local, above, scalar] of rows()) {
    const name = clark(xs, local);
    const base = types.get(above);
    const bases = base === undefined ? [clark(xs, 'anyType')] : [base.name, ...base.bases];
    const ways = bases.map(() => RESTRICTION);
    types.set(local, { name, prefix: 'xs', local, prefixes: { xs }, bases, ways, scalar });
  }
  return [...types.values()];
}
