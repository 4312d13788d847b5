/** The runtime's places of a lowered content, as the emitted code would have them. */
import type { Automaton, Particle } from '../../generator/ir/model.js';
import { countedModel, type ModelParticle } from '../../generator/runtime/counted.js';
import { members } from '../../generator/runtime/members.js';
import { model, type Place } from '../../generator/runtime/ordered.js';
import { unorderedModel } from '../../generator/runtime/unordered.js';

const NO_MEMBERS = members('', '', []);

export function startOf(automaton: Automaton): Place {
  switch (automaton.kind) {
    case 'states': {
      const states = automaton.states.map(
        ({ accepting, next }) => [accepting ? 1 : 0, ...next.flat()] as const,
      );
      return model(NO_MEMBERS, states, [], false, '').start();
    }
    case 'counted':
      return countedModel(NO_MEMBERS, particleOf(automaton.particle), [], false, '').start();
    case 'all': {
      const children = automaton.children.map(
        ({ required, symbols }) => [required ? 1 : 0, ...symbols] as const,
      );
      return unorderedModel(NO_MEMBERS, children, automaton.optional, false, '').start();
    }
  }
}

function particleOf({ min, max, term }: Particle): ModelParticle {
  const most = max === 'unbounded' ? Infinity : max;
  if (typeof term === 'number') return min === 1 && most === 1 ? term : [0, min, most, [term]];
  return [term.kind === 'choice' ? 1 : 0, min, most, term.particles.map(particleOf)];
}

/** Whether a place admits symbols to the end. */
export function admits(start: Place, symbols: readonly number[]): boolean {
  let place: Place | undefined = start;
  for (const symbol of symbols) place = place?.after(symbol);
  return place?.isEnd === true;
}
