/** Content models in which order counts, as constants: as states, or as what counts on the way. */
import type { OrderedContent, Particle, RecordType } from '../ir/model.js';
import { clark } from '../support/qname.js';
import { membersConstant } from './codec-members.js';
import { PURE } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { processMember, wildcardExpression } from './codec-wildcard.js';

export function modelConstant(
  scope: CodecScope,
  record: RecordType,
  content: OrderedContent,
): string {
  return scope.constant(`${scope.typeName(record.id)}Model`, () => {
    const { automaton, items, mixed } = content;
    const m = membersConstant(scope, record, items, 'true', new Set());
    const wildcards = content.wildcards.map(
      (wildcard) => `{ allows: ${wildcardExpression(wildcard)}${processMember(wildcard)} }`,
    );
    const tail = `${mixed}, ${scope.source(record.at)}`;
    const groups = twinsOf(content).map((symbols) => `[${symbols.join(', ')}]`);
    const twins = groups.length === 0 ? '' : `, [${groups.join(', ')}]`;
    const rest = `[${wildcards.join(', ')}], ${tail}${twins}`;
    switch (automaton.kind) {
      case 'states': {
        const states = automaton.states.map(
          ({ accepting, next }) => `[${[accepting ? 1 : 0, ...next.flat()].join(', ')}]`,
        );
        return `${PURE}${scope.value('ordered', 'model')}(${m}, [${states.join(', ')}], ${rest})`;
      }
      case 'counted': {
        const particle = particleExpression(automaton.particle);
        return `${PURE}${scope.value('counted', 'countedModel')}(${m}, ${particle}, ${rest})`;
      }
      case 'all': {
        const children = automaton.children.map(
          ({ required, symbols }) => `[${[required ? 1 : 0, ...symbols].join(', ')}]`,
        );
        const make = scope.value('unordered', 'unorderedModel');
        return `${PURE}${make}(${m}, [${children.join(', ')}], ${automaton.optional}, ${tail})`;
      }
    }
  });
}

function particleExpression({ min, max, term }: Particle): string {
  const bounds = `${min}, ${max === 'unbounded' ? 'Infinity' : max}`;
  if (typeof term === 'number')
    return bounds === '1, 1' ? String(term) : `[0, ${bounds}, [${term}]]`;
  const particles = term.particles.map(particleExpression).join(', ');
  return `[${term.kind === 'choice' ? 1 : 0}, ${bounds}, [${particles}]]`;
}

/** Symbols of one name, where declarations differ. */
export function twinsOf({ items }: OrderedContent): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [symbol, { namespace, name }] of items.entries()) {
    const key = clark(namespace, name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [symbol]);
    else group.push(symbol);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
