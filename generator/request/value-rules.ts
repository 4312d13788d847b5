/** The rules on texts that schemas do not state, as api.json names them. */
import type { ValueRule } from '../api/model.js';

export function obeys(rule: ValueRule, text: string): boolean {
  switch (rule.kind) {
    case 'digits':
      return text.length === rule.count && /^[0-9]+$/.test(text);
    case 'no-repeated-digit':
      return !/^([0-9])\1+$/.test(text);
    case 'no-simple-sequence':
      return !isSequence(text);
    case 'no-unquoted':
      return !outsideQuotes(text).includes(rule.character);
  }
}

/** Up or down by one throughout, where 0 comes after 9: 3456, 7890, 4321, 1098. */
function isSequence(text: string): boolean {
  if (!/^[0-9]{2,}$/.test(text)) return false;
  const step = stepAt(text, 1);
  if (step !== 1 && step !== 9) return false;
  for (let i = 2; i < text.length; i++) if (stepAt(text, i) !== step) return false;
  return true;
}

/** How much the digit is beyond the one before it, from 0 to 9. */
function stepAt(text: string, index: number): number {
  return (text.charCodeAt(index) - text.charCodeAt(index - 1) + 10) % 10;
}

/** A quotation mark that is never closed quotes nothing. */
function outsideQuotes(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}
