import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../generator/support/codes.js';
import { diagnosticsPage } from '../../generator/support/diagnostics-page.js';

const PAGE = new URL('../../docs/diagnostics.md', import.meta.url);

describe('the catalogue of diagnostics', () => {
  it('is what docs/diagnostics.md says (UPDATE=1 rewrites it)', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(PAGE, diagnosticsPage());
    expect(readFileSync(PAGE, 'utf8')).toBe(diagnosticsPage());
  });

  it('explains every code in full sentences', () => {
    for (const [code, { title, cause, fix }] of Object.entries(catalogue)) {
      expect(code).toMatch(/^[A-Z]+[1-9][0-9]{2}$/);
      expect(title, code).not.toMatch(/\.$/);
      expect(cause, code).toMatch(/[.!?]$/);
      expect(fix, code).toMatch(/[.!?]$/);
    }
  });
});
