/** Whether a rule of comparison tells of something new, of something gone, or of neither. */
import type { Mark } from '../diagram/model.js';
import type { RuleName } from '../diff/rules.js';

export function kindOf(rule: RuleName): Mark['kind'] {
  // What may stand in for a type or constrains it is a property of what is there.
  if (/^(derived|constraint)-/.test(rule)) return 'changed';
  if (/-added(-required)?$/.test(rule)) return 'new';
  return /-removed(-required)?$/.test(rule) ? 'removed' : 'changed';
}
