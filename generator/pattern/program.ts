/** A term as the program that the runtime's automaton runs. */
import type { PatternNode, PatternProgram } from '../runtime/pattern-machine.js';
import type { Term } from './term.js';

export function programOf(term: Term): PatternProgram {
  const sets = new Map<string, number>();
  const root = nodeOf(term, sets);
  return { sets: [...sets.keys()], root };
}

function nodeOf(term: Term, sets: Map<string, number>): PatternNode {
  switch (term.kind) {
    case 'one':
      return setOf(term.set.source, sets);
    case 'all':
    case 'any':
      return [term.kind, term.terms.map((part) => nodeOf(part, sets))];
    case 'repeat': {
      const max = term.max === Infinity ? null : term.max;
      return ['repeat', nodeOf(term.body, sets), term.min, max];
    }
  }
}

function setOf(source: string, sets: Map<string, number>): number {
  const index = sets.get(source) ?? sets.size;
  sets.set(source, index);
  return index;
}

/**
 * States of the runtime's machine. Repeated characters are counted, so that their number does not
 * matter; repeated groups are written out, unless `asWritten` asks for their size alone.
 */
export function sizeOf(term: Term, asWritten = false): number {
  switch (term.kind) {
    case 'one':
      return 1;
    case 'all':
    case 'any':
      return term.terms.reduce((sum, part) => sum + sizeOf(part, asWritten), 1);
    case 'repeat': {
      if (term.body.kind === 'one') return 2;
      const copies = term.max === Infinity ? term.min + 1 : term.max;
      return 1 + (sizeOf(term.body, asWritten) + 1) * (asWritten ? 1 : copies);
    }
  }
}
