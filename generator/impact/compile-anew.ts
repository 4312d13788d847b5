/** Proof by the compiler: the program's own files beside the code of the new release, in memory. */
import { join, posix } from 'node:path';
import type { OutputFile } from '../output/files.js';
import { pathIn } from './client-folder.js';
import { firstLine } from './compiler.js';
import type { OpenProject, ts } from './compiler.js';

export interface NewError {
  readonly file: ts.SourceFile;
  readonly start: number;
  /** The compiler's number of it. */
  readonly code: number;
  readonly message: string;
}

/** What the compiler has against the files once the clients in the folders are the new ones. */
export function newErrors(
  { project, compiler }: OpenProject,
  files: readonly ts.SourceFile[],
  folders: readonly string[],
  generated: readonly OutputFile[],
): readonly NewError[] {
  const paths = files.map(({ fileName }) => fileName);
  const known = new Set(errorsOf(project.getProgram().compilerObject, paths).map(keyOf));
  const isNeeded = neededBy(files);
  for (const folder of folders) {
    replace(
      project,
      folder,
      generated.filter(({ path }) => isNeeded(path)),
      isNeeded,
    );
  }
  const errors = errorsOf(project.getProgram().compilerObject, paths);
  return errors
    .filter((error) => !known.has(keyOf(error)))
    .map((error) => ({
      file: error.file,
      start: error.start,
      code: error.code,
      message: firstLine(compiler, error),
    }));
}

/** Codecs are most of the code, and their types show only to a program that names them. */
function neededBy(files: readonly ts.SourceFile[]): (path: string) => boolean {
  const namesCodecs = files.some(({ text }) => text.includes('.codec'));
  return (path) => path.endsWith('.ts') && (namesCodecs || !path.endsWith('.codec.ts'));
}

/** Deletes and writes in the project's own view of the disk alone. */
function replace(
  project: OpenProject['project'],
  folder: string,
  generated: readonly OutputFile[],
  isNeeded: (path: string) => boolean,
): void {
  const texts = new Map(generated.map(({ path, text }) => [path, text]));
  const used: string[] = [];
  for (const file of project.getSourceFiles()) {
    const path = pathIn(folder, file.getFilePath());
    if (path === undefined || !isNeeded(path)) continue;
    if (texts.has(path)) used.push(path);
    else file.delete();
  }
  for (const [path, text] of closure(used, texts)) {
    const file = join(folder, path);
    if (project.getSourceFile(file)?.getFullText() === text) continue;
    project.createSourceFile(file, text, OVERWRITE);
  }
}

/** The files at the paths, and those that they import. */
function closure(
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (path: string): void => {
    const text = texts.get(path);
    if (text !== undefined) found.set(path, text);
  };
  paths.forEach(add);
  // A map may grow while it is walked: what is added is visited as well.
  for (const [path, text] of found) {
    for (const [, to = ''] of text.matchAll(IMPORT))
      add(posix.join(posix.dirname(path), `${to}.ts`));
  }
  return found;
}

/** As they are emitted. */
const IMPORT = /^(?:import|export|\}) .*?from '(\.[^']*)\.js';$/gm;

const OVERWRITE = { overwrite: true } as const;

function errorsOf(
  program: ts.Program,
  paths: readonly string[],
): readonly ts.DiagnosticWithLocation[] {
  return paths.flatMap((path) => {
    const file = program.getSourceFile(path);
    if (file === undefined) return [];
    return program.getSemanticDiagnostics(file).filter(isPlaced);
  });
}

function isPlaced(error: ts.Diagnostic): error is ts.DiagnosticWithLocation {
  return error.file !== undefined && error.start !== undefined;
}

/** The program's own text is the same before and after. */
function keyOf({ file, start, code }: ts.DiagnosticWithLocation): string {
  return `${file.fileName} ${start} ${code}`;
}
