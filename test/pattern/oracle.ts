/** Slow and obvious: what a pattern matches, straight from appendix F, for small texts. */
import type { CharacterClass, Expression, Member } from '../../generator/pattern/model.js';

export function oracleMatches(expression: Expression, text: string): boolean {
  const characters = [...text];
  return endsOf(expression, characters, new Set([0])).has(characters.length);
}

/** All places where a match that begins at one of the places can end. */
function endsOf(
  expression: Expression,
  text: readonly string[],
  starts: ReadonlySet<number>,
): ReadonlySet<number> {
  switch (expression.kind) {
    case 'characters':
      return new Set(
        [...starts].filter((at) => isIn(expression.set, text[at])).map((at) => at + 1),
      );
    case 'choice':
      return new Set(expression.branches.flatMap((branch) => [...endsOf(branch, text, starts)]));
    case 'sequence':
      return expression.pieces.reduce((at, piece) => endsOf(piece, text, at), starts);
    case 'repeat': {
      const { body, min, max } = expression;
      const ends = new Set<number>();
      let now = starts;
      // More rounds than the text has characters only repeat what matches nothing.
      for (let round = 0; round <= Math.min(max, min + text.length + 1); round++) {
        if (round >= min) for (const end of now) ends.add(end);
        now = endsOf(body, text, now);
      }
      return ends;
    }
  }
}

function isIn(set: CharacterClass, character: string | undefined): boolean {
  if (character === undefined) return false;
  if (set.members.some((member) => isMember(member, character)) === set.negated) return false;
  return set.except === undefined || !isIn(set.except, character);
}

function isMember(member: Member, character: string): boolean {
  switch (member.kind) {
    case 'range': {
      const code = character.codePointAt(0) ?? 0;
      return member.first <= code && code <= member.last;
    }
    case 'category':
      return new RegExp(`^\\p{${member.name}}$`, 'u').test(character) !== member.negated;
    case 'block':
    case 'named':
      throw new Error('not among the generated patterns');
  }
}
