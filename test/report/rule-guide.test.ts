import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../generator/diff/rules.js';
import { ruleHelp, ruleNames, ruleTable } from '../../generator/report/rule-guide.js';

const PAGE = new URL('../../docs/diff.md', import.meta.url);
const SCHEMA = new URL('../../docs/diff.schema.json', import.meta.url);
const BETWEEN = /(?<=<!-- rules -->\n\n)[\s\S]*?(?=\n\n<!-- \/rules -->)/;

describe('the rules in docs/diff.md', () => {
  it('are those of the comparison (UPDATE=1 rewrites the table)', () => {
    const page = readFileSync(PAGE, 'utf8');
    const expected = page.replace(BETWEEN, () => ruleTable());
    if (process.env['UPDATE'] === '1') writeFileSync(PAGE, expected);
    expect(readFileSync(PAGE, 'utf8')).toBe(expected);
  });

  it('each stand there once, with their row', () => {
    const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| +(\d+) +\| `([a-z-]+)`/gm)];
    const listed = rows.map(([, row, name]) => [name, Number(row)]);
    expect(listed).toEqual(Object.entries(RULES).map(([name, { row }]) => [name, row]));
  });

  it('are the ones that the schema of the report knows', () => {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    expect(schema.$defs.change.properties.rule.enum).toEqual(ruleNames());
  });

  it('have help that says who is concerned', () => {
    expect(ruleHelp('element-removed')).toBe(
      'Row 5 of the rules: optional element removed. Request: breaking: it is refused. Response, read strictly: safe; read tolerantly: safe. Types: breaking.',
    );
  });
});
