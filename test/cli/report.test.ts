import { describe, expect, test } from 'vitest';
import { memberPath } from '../../generator/cli/finding.js';
import type { Finding } from '../../generator/cli/finding.js';
import { codeFrame } from '../../generator/cli/frame.js';
import { printFindings } from '../../generator/cli/report.js';
import type { Terminal } from '../../generator/cli/terminal.js';

const TERMINAL: Terminal = {
  out: () => undefined,
  error: () => undefined,
  isInteractive: false,
  hasColor: false,
  columns: 80,
  directory: '.',
};

const FINDING: Finding = {
  severity: 'warning',
  code: 'XSD301',
  message: 'what: 100 %\nis wrong',
  file: 'a,b:c.xsd',
  line: 3,
  column: 7,
  notes: ['see there'],
  help: 'do this',
};

describe('findings', () => {
  test('as text: one line, and more on request', () => {
    const short = printFindings([FINDING], { format: 'text', verbose: false }, TERMINAL);
    expect(short).toBe('a,b:c.xsd:3:7 XSD301 warning: what: 100 %\nis wrong\n');
    const long = printFindings([FINDING], { format: 'text', verbose: true }, TERMINAL);
    expect(long).toContain('\n  see there\n  help: do this\n');
  });

  test('colours are for terminals that want them', () => {
    const colored = { ...TERMINAL, hasColor: true };
    const style = { format: 'text', verbose: false } as const;
    expect(printFindings([FINDING], style, colored)).toContain('\u001b[');
    expect(printFindings([FINDING], style, TERMINAL)).not.toContain('\u001b[');
  });

  test('for GitHub: its own escapes', () => {
    expect(printFindings([FINDING], { format: 'github', verbose: false }, TERMINAL)).toBe(
      '::warning file=a%2Cb%3Ac.xsd,line=3,col=7,title=XSD301::what: 100 %25%0Ais wrong\n',
    );
  });
});

describe('code frames', () => {
  test('point at the column', () => {
    expect(codeFrame('one\ntwo\nthree', 2, 3, 80)).toEqual(['  1 | one', '> 2 | two', '    |   ^']);
    expect(codeFrame('one', 5, 1, 80)).toEqual([]);
  });

  test('show a long line around the caret, and nothing that acts on a terminal', () => {
    const frame = codeFrame(`${'x'.repeat(500)}\u001b[31mred`, 1, 501, 60);
    expect(Math.max(...frame.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(frame.join('')).not.toContain('\u001b');
  });
});

test('member paths read like code', () => {
  expect(memberPath(['a', 0, 'b-c', '$value', 'é'])).toBe('a[0]["b-c"].$value.é');
});
