/** Changes as blocks of Markdown. */
import type { Change } from '../diff/model.js';
import { grouped, type Digest } from './digest.js';
import { code, fenced, prose } from './markdown-text.js';
import type { ReportOptions } from './options.js';
import { allowance, headline, place, toProve, verdictsOf, witnessLine } from './wording.js';

/** A line on who meets the changes, then the changes, for each group. */
export function groupBlocks(
  changes: readonly Change[],
  digest: Digest,
  block: (change: Change) => string,
): readonly string[] {
  return grouped(changes, digest).flatMap(({ name, changes }) => {
    const blocks = changes.map(block);
    // Neighbouring items are one list without blank lines between them.
    const isList = blocks.every((text) => text.startsWith('- ') && !text.includes('\n'));
    return [
      ...(name === '' ? [] : [`*${prose(name)}*`]),
      ...(isList ? [blocks.join('\n')] : blocks),
    ];
  });
}

export function changeLine(change: Change): string {
  const at = change.after ?? change.before;
  const { subject, allowed } = change;
  return [
    `- ${code(subject)} ${prose(headline(change))}`,
    ...(at === undefined ? [] : [code(place(at))]),
    ...(allowed === undefined ? [] : [`${code(change.id)} ${prose(allowance(allowed))}`]),
  ].join(', ');
}

export function changeBlock(change: Change, digest: Digest, options: ReportOptions): string {
  const { id, rule, subject, before, after, allowed } = change;
  const verdicts = verdictsOf(change, options.reader, options.isVerbose);
  const path = digest.reach.get(id)?.path ?? '';
  const places = [
    ...(before === undefined ? [] : [`old ${code(place(before))}`]),
    ...(after === undefined ? [] : [`new ${code(place(after))}`]),
    ...(path === '' ? [] : [`at ${code(path)}`]),
    `rule ${code(rule)}`,
    `id ${code(id)}`,
  ];
  const lines = [
    `**${code(subject)}** ${prose(headline(change))}`,
    '',
    ...verdicts.map(({ name, verdict: { impact, reason } }) => {
      return `- ${name}: **${impact}**${reason === '' ? '' : `, ${prose(reason)}`}`;
    }),
    ...(allowed === undefined ? [] : [`- ${prose(allowance(allowed))}`]),
    `- ${places.join(', ')}`,
  ];
  const proofs = toProve(change, verdicts, options.isVerbose).flatMap(
    ({ name, verdict: { witness, unproven } }) => {
      if (witness === undefined) {
        return unproven === undefined ? [] : [`${name} without a witness: ${prose(unproven)}`];
      }
      return [
        `${name} ${prose(witnessLine(witness, digest.comparison))}`,
        fenced(witness.document, 'xml'),
      ];
    },
  );
  return [lines.join('\n'), ...proofs].join('\n\n');
}
