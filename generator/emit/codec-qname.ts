/** Simple types whose values are names with a namespace, or have such names in them. */
import type { ScalarRef } from '../ir/model.js';
import { scalarOfRef } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';

/** Whether prefixes around a text say what it means. */
export function hasNames(scope: CodecScope, ref: ScalarRef): boolean {
  const value = scalarOfRef(scope, ref)?.value;
  switch (value?.kind) {
    case 'text':
      return value.lexical === 'QName' || value.lexical === 'NOTATION';
    case 'list':
      return hasNames(scope, value.item);
    case 'union':
      return value.members.some((member) => hasNames(scope, member));
    default:
      return false;
  }
}
