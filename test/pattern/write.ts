/** Writes a pattern the way that an author of a schema would. */
import type { CharacterClass, Expression, Member } from '../../generator/pattern/model.js';

export function written(expression: Expression): string {
  switch (expression.kind) {
    case 'characters':
      return writtenClass(expression.set);
    case 'choice':
      return `(${expression.branches.map(written).join('|')})`;
    case 'sequence':
      return expression.pieces.map(written).join('');
    case 'repeat':
      return `${atom(expression.body)}${quantifier(expression.min, expression.max)}`;
  }
}

function atom(body: Expression): string {
  const isAtom = body.kind === 'characters' || body.kind === 'choice';
  return isAtom ? written(body) : `(${written(body)})`;
}

function quantifier(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function writtenClass(set: CharacterClass): string {
  const [only] = set.members;
  const isOne = set.members.length === 1 && !set.negated && set.except === undefined;
  if (isOne && only?.kind === 'range' && only.first === only.last) return character(only.first);
  if (isOne && only?.kind === 'category') return writtenMember(only);
  const except = set.except === undefined ? '' : `-${bracketed(set.except)}`;
  return `[${set.negated ? '^' : ''}${set.members.map(writtenMember).join('')}${except}]`;
}

function bracketed(set: CharacterClass): string {
  const text = writtenClass(set);
  return text.startsWith('[') ? text : `[${text}]`;
}

function writtenMember(member: Member): string {
  switch (member.kind) {
    case 'range': {
      const { first, last } = member;
      return first === last ? character(first) : `${character(first)}-${character(last)}`;
    }
    case 'category':
      return `\\${member.negated ? 'P' : 'p'}{${member.name}}`;
    case 'block':
    case 'named':
      throw new Error('not among the generated patterns');
  }
}

function character(code: number): string {
  const text = String.fromCodePoint(code);
  return /[\\|.?*+(){}[\]^-]/.test(text) ? `\\${text}` : text;
}
