import { describe, expect, it } from 'vitest';
import { closest } from '../../generator/support/suggest.js';
import { alternatives, dedent, quote } from '../../generator/support/text.js';

describe('quote', () => {
  it('shows nothing that a terminal would obey', () => {
    expect(quote('a\u001b[31m\n\u202eb')).toBe("'aU+001B[31mU+000AU+202Eb'");
  });

  it('cuts long texts', () => {
    expect(quote('x'.repeat(500))).toHaveLength(123);
  });
});

describe('dedent', () => {
  it('removes shared indentation, keeps paragraphs', () => {
    expect(dedent('\n    One\n      two\n\n    three\n  ')).toBe('One\n  two\n\nthree');
  });

  it('leaves text alone that starts behind the tag', () => {
    expect(dedent('One\n    two\n    three')).toBe('One\ntwo\nthree');
  });
});

describe('closest', () => {
  it('finds the name that was meant, not any name', () => {
    expect(closest('userTpye', ['siteType', 'userType', 'meeting'])).toBe('userType');
    expect(closest('user', ['completelyOther'])).toBeUndefined();
  });
});

describe('alternatives', () => {
  it('reads as a sentence', () => {
    expect(alternatives(['a'])).toBe('a');
    expect(alternatives(['a', 'b', 'c'])).toBe('a, b or c');
  });
});
