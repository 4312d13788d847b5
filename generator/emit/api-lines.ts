/** The object literals in an API's description. */
import type { BoundEnvelope, Step } from '../api/bind.js';
import type { KnownError, Status } from '../api/model.js';
import { byCodeUnit } from '../support/compare.js';
import { member } from './api-path.js';
import { objectKey, stringLiteral } from './escape.js';
import { textLine } from './operations-layout.js';

interface Tree {
  readonly isList: boolean;
  /** A member, or the name of the value that stands here. */
  readonly content: Map<string, Tree> | string;
}

/** A message with the credentials and an operation: the two paths may share their start. */
export function requestLines({ credentials, payload }: BoundEnvelope): readonly string[] {
  const root = new Map<string, Tree>();
  plant(root, credentials, 'credentials');
  plant(root, payload, 'payload');
  return treeLines(root);
}

function plant(root: Map<string, Tree>, steps: readonly Step[], value: string): void {
  let members = root;
  for (const [index, { name, isList }] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const known = members.get(name);
    const tree = known ?? { isList, content: isLast ? value : new Map<string, Tree>() };
    members.set(name, tree);
    if (typeof tree.content !== 'string') members = tree.content;
  }
}

function treeLines(members: ReadonlyMap<string, Tree>): readonly string[] {
  return [...members].flatMap(([name, { isList, content }]) => {
    const key = objectKey(name);
    const [open, close] = isList ? ['[', ']'] : ['', ''];
    if (typeof content === 'string') return [`${key}: ${open}${content}${close},`];
    if (!isList) return [`${key}: {`, ...indented(treeLines(content)), '},'];
    return [`${key}: [`, '  {', ...indented(indented(treeLines(content))), '  },', '],'];
  });
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

export function statusLines(status: Status, subErrors: readonly Step[]): readonly string[] {
  const { result, reason, errorId, server, subErrors: names } = status;
  const lines = [
    `result: ${member('status', result, false)},`,
    `reason: ${member('status', reason, false)},`,
    `errorId: ${member('status', errorId, false)},`,
    ...(server === undefined ? [] : [`server: ${member('status', server, false)},`]),
  ];
  if (names === undefined) return lines;
  const list = subErrors.reduce((text, { name }, index) => member(text, name, index > 0), 'status');
  const optional = subErrors.at(-1)?.isNillable ?? false;
  return [
    ...lines,
    `subErrors: ${list}?.map((error) => ({`,
    `  errorId: ${member('error', names.errorId, optional)},`,
    `  reason: ${member('error', names.reason, optional)},`,
    ...(names.value === undefined ? [] : [`  value: ${member('error', names.value, optional)},`]),
    '})),',
  ];
}

export function errorLines(errors: KnownErrors): readonly string[] {
  const lines = sorted(errors).flatMap(([id, error]) => [
    `${objectKey(id)}: {`,
    ...indented(knownErrorLines(error)),
    '},',
  ]);
  return lines.length === 0 ? ['errors: {},'] : ['errors: {', ...indented(lines), '},'];
}

type KnownErrors = Readonly<Record<string, KnownError>>;

function sorted(errors: KnownErrors): readonly (readonly [string, KnownError])[] {
  return Object.entries(errors).sort(([a], [b]) => byCodeUnit(a, b));
}

function knownErrorLines({ name, retry, waitSeconds, emptyList }: KnownError): readonly string[] {
  return [
    ...textLine('name', stringLiteral(name), '      '),
    `retry: '${retry}',`,
    ...(waitSeconds === undefined ? [] : [`waitSeconds: ${waitSeconds},`]),
    ...(emptyList === true ? ['emptyList: true,'] : []),
  ];
}

export function meaningLines(errors: KnownErrors): readonly string[] {
  const start = 'export const errorMeanings: Readonly<Record<string, string>> = {';
  const lines = sorted(errors).flatMap(([id, { meaning }]) =>
    textLine(objectKey(id), stringLiteral(meaning), '  '),
  );
  return lines.length === 0 ? [`${start}};`] : [start, ...indented(lines), '};'];
}
