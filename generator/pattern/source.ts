import type { Term } from './term.js';

/** JavaScript source of a term, for the flag `u`, without anchors. */
export function sourceOf(term: Term): string {
  switch (term.kind) {
    case 'one':
      return term.set.source;
    case 'all':
      return term.terms
        .map((part) => (part.kind === 'any' ? group(part) : sourceOf(part)))
        .join('');
    case 'any':
      return term.terms.map(sourceOf).join('|');
    case 'repeat':
      return `${term.body.kind === 'one' ? sourceOf(term.body) : group(term.body)}${quantifier(term.min, term.max)}`;
  }
}

function group(term: Term): string {
  return `(?:${sourceOf(term)})`;
}

function quantifier(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
