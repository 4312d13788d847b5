/** Where a program uses what changed: what it refers to, and what the compiler says of it. */
import type { OutputFile } from '../output/files.js';
import { byCodeUnit } from '../support/compare.js';
import { indexChanges } from './change-index.js';
import { clientFolders, isForeign } from './client-folder.js';
import type { WantedClient } from './client-folder.js';
import { newErrors } from './compile-anew.js';
import type { NewError } from './compile-anew.js';
import { openProject } from './compiler.js';
import type { Problem, ts } from './compiler.js';
import { shortId } from './draft.js';
import type { SourceChange, Usage } from './model.js';
import { originsIn } from './origin.js';
import { showPath } from './paths.js';
import { walk } from './walk.js';

/**
 * The places in the files of a project that use the changes, by file and line; none is the best
 * answer. Nothing is written. A problem when there is no such project, or it has no such client.
 *
 * @param project path of its tsconfig.json
 * @param generated what the new release gives: the compiler judges the program with it
 */
export async function usagesIn(
  project: string,
  changes: readonly SourceChange[],
  wanted: WantedClient,
  generated: readonly OutputFile[],
): Promise<readonly Usage[] | Problem> {
  const opened = await openProject(project);
  if ('problem' in opened) return opened;
  const { compiler } = opened;
  const program = opened.project.getProgram().compilerObject;
  const sources = program.getSourceFiles();
  const folders = clientFolders(
    sources.map(({ fileName }) => fileName),
    wanted,
  );
  if ('problem' in folders) return folders;
  const origins = originsIn(compiler, program.getTypeChecker(), folders);
  const own = sources.filter(
    ({ fileName }) => !isForeign(fileName) && !origins.isGenerated(fileName),
  );
  const index = indexChanges(changes);
  const found = index.isEmpty ? [] : walk(compiler, program, own, origins, index);
  const usages = found.map(({ node, change }) =>
    usageAt(node.getSourceFile(), node.getStart(), change.id, change.advice),
  );
  const errors = newErrors(opened, own, folders, generated);
  return sorted([...usages, ...unexplained(errors, usages, index.all)]);
}

function usageAt(file: ts.SourceFile, start: number, change: string, advice: string): Usage {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    file: showPath(file.fileName),
    line: line + 1,
    column: character + 1,
    expression: lineOf(file, line),
    change,
    advice,
  };
}

const LONGEST = 100;

function lineOf(file: ts.SourceFile, line: number): string {
  const starts = file.getLineStarts();
  const text = file.text.slice(starts[line], starts[line + 1]).trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Errors on lines of which nothing has been said yet, with the change whose names they mention. */
function unexplained(
  errors: readonly NewError[],
  usages: readonly Usage[],
  changes: readonly SourceChange[],
): readonly Usage[] {
  const told = new Set(usages.map(lineKey));
  return errors.flatMap(({ file, start, code, message }) => {
    const change = mentioned(message, changes);
    const advice = `${message}${change === undefined ? '' : `: ${change.advice}`}`;
    const usage = usageAt(file, start, change?.id ?? idOf(file, code), advice);
    return told.has(lineKey(usage)) ? [] : [usage];
  });
}

function idOf({ fileName }: ts.SourceFile, code: number): string {
  return shortId(['compiler', showPath(fileName), code]);
}

function lineKey({ file, line }: Usage): string {
  return `${file}:${line}`;
}

/** The change with most of its names in the message. */
function mentioned(message: string, changes: readonly SourceChange[]): SourceChange | undefined {
  const words = new Set(message.match(/[\p{L}\p{N}_$]+/gu));
  const score = ({ declaration, member }: SourceChange): number =>
    (words.has(declaration) ? 1 : 0) + (member !== undefined && words.has(member) ? 2 : 0);
  const [best] = changes.toSorted((a, b) => score(b) - score(a));
  return best !== undefined && score(best) > 0 ? best : undefined;
}

/** A line is named once for each change. */
function sorted(usages: readonly Usage[]): readonly Usage[] {
  const inOrder = usages.toSorted(
    (a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  const seen = new Set<string>();
  return inOrder.filter((usage) => {
    const key = `${lineKey(usage)} ${usage.change}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
