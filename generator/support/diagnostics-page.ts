/** docs/diagnostics.md, made from the catalogue. */
import { catalogue, type DiagnosticCode } from './codes.js';
import { byCodeUnit } from './compare.js';

/** What the letters of a code stand for; codes with other letters come last. */
const STAGES: readonly (readonly [letters: string, heading: string])[] = [
  ['XML', 'Reading XML'],
  ['LOAD', 'Finding and loading schemas'],
  ['XSD', 'Reading schema documents'],
  ['RES', 'Resolving components'],
  ['API', 'Reading api.json and finding operations'],
  ['GEN', 'Making the model of the code'],
  ['OUT', 'Writing files'],
  ['DIF', 'Comparing releases'],
  ['CLI', 'The command line'],
];

export function diagnosticsPage(): string {
  // The type of `Object.keys` is wider than the keys of a record that is written out in full.
  const codes = (Object.keys(catalogue) as DiagnosticCode[]).toSorted(byCodeUnit);
  const known = new Map(STAGES);
  const letters = [...new Set(codes.map(lettersOf))];
  const others = letters.filter((each) => !known.has(each));
  const order = [...STAGES.map(([each]) => each), ...others].filter((each) =>
    letters.includes(each),
  );
  const sections = order.map((each) =>
    [
      `## ${known.get(each) ?? each}`,
      ...codes.filter((code) => lettersOf(code) === each).map(entry),
    ].join('\n\n'),
  );
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Diagnostics

What the generator reports, by code. The first line of a report is \`file:line:column code message\`. This page is made from the catalogue in \`generator/support/codes/\`; a test keeps the two equal.`;

function lettersOf(code: string): string {
  return code.replace(/[0-9]+$/, '');
}

function entry(code: DiagnosticCode): string {
  const { title, cause, fix } = catalogue[code];
  return [
    `### ${code}: ${title}`,
    escapeMarkup(cause),
    `**What to do:** ${escapeMarkup(fix)}`,
  ].join('\n\n');
}

/** Angle brackets and asterisks of XML and patterns would be taken for markup. */
function escapeMarkup(text: string): string {
  return text.replace(/[<*]/g, '\\$&');
}
