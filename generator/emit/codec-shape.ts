/** Questions about records that the printers of writers and checks share. */
import type { RecordType } from '../ir/model.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';

/** The base whose content comes first and unchanged, so that its functions serve here too. */
export function extendsContent(scope: CodecScope, record: RecordType): RecordType | undefined {
  if (record.base === undefined || record.derivation !== 'extension') return undefined;
  const base = scope.record(record.base);
  return base?.content.kind === 'members' && base.content.members.length > 0 ? base : undefined;
}

/** Every object has these; only one of its own is a member. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isInherited(name: string): boolean {
  return INHERITED.has(name);
}

/** The same for an object that is looked into by name, whose members no type lists. */
export function entryOf(object: string, name: string): string {
  return isInherited(name) ? propertyOf(object, name) : `${object}[${stringLiteral(name)}]`;
}

/** Access to a member of `object`, which may itself be absent. */
export function propertyOf(object: string, name: string, maybe = false): string {
  const key = stringLiteral(name);
  if (isInherited(name))
    return `(${maybe ? `${object} !== undefined && ` : ''}Object.hasOwn(${object}, ${key}) ? ${object}[${key}] : undefined)`;
  const question = maybe ? '?.' : '';
  return /^[A-Za-z_$][\w$]*$/.test(name)
    ? `${object}${maybe ? '?' : ''}.${name}`
    : `${object}${question}[${key}]`;
}
