/** What each rule means to whom, in words: docs/diff.md shows it as a table, SARIF as help. */
import { RULES, type RuleName } from '../diff/rules.js';

/** One word where one does: breaking, warning, safe; `as judged` where the documents decide. */
export interface Guidance {
  /** A request written for the old release, read by the new one. */
  readonly request: string;
  /** A response of the new release, at a strict reader of the old one. */
  readonly strict: string;
  /** The same, at a tolerant reader. */
  readonly tolerant: string;
  /** Code that is compiled against the types of the new release. */
  readonly source: string;
}

const DECIDED = 'as judged';

export const GUIDE: Readonly<Record<RuleName, Guidance>> = {
  'operation-added': row('safe', 'safe', 'safe', 'safe'),
  'operation-removed': row('breaking', 'breaking', 'breaking', 'breaking'),
  'root-added': row('safe', 'safe', 'safe', 'safe'),
  'root-removed': row('breaking', 'breaking', 'breaking', 'breaking'),
  'type-replaced': row(DECIDED, DECIDED, DECIDED, 'breaking'),
  'element-added': row('safe', 'breaking', 'safe', 'safe'),
  'element-added-required': row('breaking', 'breaking', 'safe', 'breaking where values are made'),
  'element-removed': row('breaking: it is refused', 'safe', 'safe', 'breaking'),
  'element-removed-required': row('breaking', 'breaking', 'breaking: the data is gone', 'breaking'),
  'occurs-min-raised': row('breaking', 'safe', 'safe', 'breaking where values are made'),
  'occurs-min-lowered': row(
    'safe',
    'breaking',
    'breaking; safe while one is left',
    'breaking where values are read',
  ),
  'occurs-max-lowered': row('breaking', 'safe', 'safe', 'breaking when a list becomes a value'),
  'occurs-max-raised': row(
    'safe',
    'breaking',
    'safe; breaking when a value is lost',
    'breaking when a value becomes a list',
  ),
  'order-changed': row('breaking', 'breaking', 'safe', 'safe'),
  'content-changed': row(DECIDED, DECIDED, 'safe', 'breaking'),
  'choice-branch-added': row('safe', 'breaking', 'warning', 'warning'),
  'choice-branch-removed': row('breaking', 'safe', 'safe', 'breaking'),
  'element-renamed': row('breaking', 'breaking', 'breaking', 'breaking; the new name is given'),
  'type-widened': row('safe', 'breaking', 'warning', 'warning'),
  'type-narrowed': row('breaking', 'safe', 'safe', 'warning'),
  'type-unrelated': row('breaking', 'breaking', 'breaking', 'breaking'),
  'enumeration-added': row('safe', 'breaking', 'warning', 'warning: a switch misses it'),
  'enumeration-removed': row(
    'breaking',
    'safe',
    'safe; breaking when only its case changed',
    'breaking',
  ),
  'enumeration-imposed': row('breaking', 'safe', 'safe', 'breaking'),
  'enumeration-lifted': row('safe', 'breaking', 'warning', 'warning'),
  'pattern-changed': row(
    'as judged; warning when undecided',
    'as judged; warning when undecided',
    'at most a warning',
    'safe',
  ),
  'facet-tightened': row('breaking', 'safe', 'safe', 'safe'),
  'facet-loosened': row('safe', 'breaking', 'warning', 'safe'),
  'white-space-changed': row('warning', 'warning', 'warning', 'safe'),
  'default-changed': row('warning', 'warning', 'warning', 'safe'),
  'fixed-imposed': row(
    'breaking',
    'safe; breaking for another value',
    'safe; breaking for another value',
    'warning',
  ),
  'fixed-lifted': row('safe', 'breaking', 'warning', 'warning'),
  'nillable-lifted': row('breaking', 'safe', 'safe', 'breaking'),
  'nillable-allowed': row('safe', 'breaking', 'breaking: there may be no value', 'breaking'),
  'attribute-added': row('safe', 'breaking', 'safe', 'safe'),
  'attribute-added-required': row('breaking', 'breaking', 'safe', 'breaking where values are made'),
  'attribute-removed': row('breaking: it is refused', 'safe', 'safe', 'breaking'),
  'attribute-removed-required': row('breaking', 'breaking', 'breaking', 'breaking'),
  'attribute-required': row('breaking', 'safe', 'safe', 'breaking where values are made'),
  'attribute-optional': row('safe', 'breaking', 'breaking', 'breaking where values are read'),
  'wildcard-narrowed': row('breaking', 'safe', 'safe', 'warning'),
  'wildcard-widened': row('safe', 'breaking', 'warning', 'warning'),
  'process-tightened': row('breaking', 'safe', 'safe', 'safe'),
  'process-loosened': row('safe', 'breaking', 'warning', 'safe'),
  'namespace-changed': row('breaking', 'breaking', 'breaking', 'safe'),
  'substitute-added': row('safe', 'breaking', 'warning', 'warning'),
  'substitute-removed': row('breaking', 'safe', 'safe', 'breaking'),
  'derived-added': row('safe', 'breaking', 'warning', 'warning'),
  'derived-removed': row('breaking', 'safe', 'safe', 'breaking'),
  'type-abstract': row('breaking', 'safe', 'safe', 'breaking'),
  'type-concrete': row('safe', 'breaking', 'warning', 'warning'),
  'base-changed': row(DECIDED, DECIDED, DECIDED, 'warning'),
  'mixed-allowed': row('safe', 'breaking', 'warning', 'breaking'),
  'mixed-lifted': row('breaking', 'safe', 'safe', 'breaking'),
  'constraint-added': row('breaking', 'safe', 'safe', 'safe'),
  'constraint-removed': row('safe', 'breaking', 'warning', 'safe'),
  'component-added': row('safe', 'safe', 'safe', 'safe'),
  'component-removed': row('safe', 'safe', 'safe', 'breaking when it is exported'),
  'type-renamed': row('safe', 'safe', 'safe', 'warning; the new name is given'),
  'documentation-changed': row('safe', 'safe', 'safe', 'safe'),
};

function row(request: string, strict: string, tolerant: string, source: string): Guidance {
  return { request, strict, tolerant, source };
}

/** The names of all rules, in the order of their rows. */
export function ruleNames(): readonly RuleName[] {
  // The type of `Object.keys` is wider than the keys of a record that is written out in full.
  return Object.keys(RULES) as RuleName[];
}

/** The rules as a table in Markdown. */
export function ruleTable(): string {
  const heads = [
    'row',
    'rule',
    'what changed',
    'request',
    'strict response',
    'tolerant response',
    'TypeScript',
  ];
  const rows = ruleNames().map((name) => {
    const { request, strict, tolerant, source } = GUIDE[name];
    const { row, title } = RULES[name];
    return [String(row), `\`${name}\``, title, request, strict, tolerant, source];
  });
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

/** One sentence for those who see the rule's name alone. */
export function ruleHelp(name: RuleName): string {
  const { row, title } = RULES[name];
  const { request, strict, tolerant, source } = GUIDE[name];
  return `Row ${row} of the rules: ${title}. Request: ${request}. Response, read strictly: ${strict}; read tolerantly: ${tolerant}. Types: ${source}.`;
}
