import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../generator/pattern/parse.js';
import { programOf, sizeOf } from '../../generator/pattern/program.js';
import { simplify } from '../../generator/pattern/simplify.js';
import { automaton, characterSet, runMachine } from '../../generator/runtime/pattern.js';
import type { Run } from '../../generator/runtime/pattern.js';
import { machineOf } from '../../generator/runtime/pattern-machine.js';
import type { PatternProgram } from '../../generator/runtime/pattern-machine.js';

function run(program: PatternProgram, text: string): Run {
  return runMachine(machineOf(program.root), program.sets.map(characterSet), text);
}

describe('automaton', () => {
  it('runs a program by hand', () => {
    const matcher = automaton({
      sets: ['[ab]', 'c'],
      root: [
        'all',
        [
          ['repeat', 0, 0, null],
          ['any', [1, ['all', []]]],
          ['repeat', 1, 2, 3],
        ],
      ],
    });
    const texts = ['cc', 'abcc', 'cccc', 'c', 'abccccc', 'ccab', ''];
    expect(texts.filter((text) => matcher.test(text))).toEqual(['cc', 'abcc', 'cccc']);
  });

  it('counts characters, not code units, and keeps no state between texts', () => {
    const matcher = automaton({ sets: ['[^a]'], root: ['repeat', 0, 2, 2] });
    const texts = ['\u{1F600}\u{1F600}', '\u{1F600}', 'xy', '\uD800\uD800', 'xyz', 'xy'];
    expect(texts.map((text) => matcher.test(text))).toEqual([true, false, true, true, false, true]);
  });

  it('lets ways that came at different times count side by side', () => {
    // Any character, then two to three of them, then b: the counter is entered at every place.
    const program: PatternProgram = {
      sets: ['[ab]', 'b'],
      root: ['all', [['repeat', 0, 0, null], 1, ['repeat', 0, 2, 3], 1]],
    };
    for (let code = 0; code < 2 ** 9; code++) {
      const text = code.toString(2).padStart(9, '0').replaceAll('0', 'a').replaceAll('1', 'b');
      expect([text, automaton(program).test(text)]).toEqual([
        text,
        /^[ab]*b[ab]{2,3}b$/.test(text),
      ]);
    }
  });

  it('forgets the ways of a counter at the first other character', () => {
    // A way that arrives with the very character that ends the older ones goes on.
    const program: PatternProgram = {
      sets: ['a', '[ab]', 'c'],
      root: ['all', [['repeat', ['any', [['repeat', 0, 2, null], 1]], 0, null], 2]],
    };
    const texts = ['c', 'aabac', 'abbaaac', 'aaacb', 'aa'];
    expect(texts.map((text) => run(program, text).matches)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('hostile patterns take a bounded number of steps for each character', () => {
  const tail = ['', '!', 'b', 'ab!'];

  it.each([
    ['(a+)+\\$', 'a'],
    ['(a|a)*b', 'a'],
    ['(a|aa)+', 'a'],
    ['(.*)*b', 'a'],
    ['([a-z]+)*x', 'a'],
    ['(x+x+)+y', 'x'],
    ['(a?){40}a{40}', 'a'],
    ['((a{0,100}){0,100}){0,100}', 'a'],
    ['([a-zA-Z0-9._-]+)*@([a-z]+[.])+[a-z]+', 'a'],
    ['(.*a){20}', 'a'],
    ['(.*,){11}P', ','],
    ['(a|b|ab)*c', 'ab'],
    ['.*a.{1000}', 'a'],
    ['.*.{0,1000}.*.{5,1000000}b', 'a'],
    ['(\\w|\\d|_)*(\\w|\\d)+\\W', '\u0660'],
  ])('%s', (pattern, round) => {
    const parsed = parsePattern(pattern);
    if (parsed.kind === 'error') throw new Error(parsed.error.message);
    const term = simplify(parsed.expression);
    const program = programOf(term);
    const { states } = machineOf(program.root);
    expect(states.length).toBeLessThanOrEqual(sizeOf(term) + 1);
    const ways = states.reduce(
      (sum, state) => sum + (state.kind === 'split' ? state.targets.length : 2),
      0,
    );
    for (const end of tail) {
      const text = round.repeat(50_000 / round.length) + end;
      const { steps } = run(program, text);
      expect(steps).toBeLessThanOrEqual((text.length + 1) * (ways + states.length));
    }
  });
});
