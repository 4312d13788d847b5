import { expect, test } from 'vitest';
import { run } from '../../generator/cli/run.js';
import type { Terminal } from '../../generator/cli/terminal.js';

function broken(): Terminal & { readonly errors: string[] } {
  const errors: string[] = [];
  return {
    out: () => {
      throw new TypeError('one\ntwo');
    },
    error: (text) => void errors.push(text),
    errors,
    isInteractive: false,
    hasColor: false,
    columns: 80,
    directory: '.',
  };
}

test('a fault of the tool is one line, and exit code 3', async () => {
  const terminal = broken();
  expect(await run(['--version'], terminal)).toBe(70);
  expect(terminal.errors).toHaveLength(1);
  expect(terminal.errors[0]).toMatch(/^codegen \S+ failed: TypeError: one\. .*report it.*\n$/);
});

test('the stack is shown on request', async () => {
  const terminal = broken();
  expect(await run(['--version', '--verbose'], terminal)).toBe(70);
  expect(terminal.errors.join('')).toMatch(/\n {4}at /);
});
