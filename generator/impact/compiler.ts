/** A TypeScript project, opened: the only importer of ts-morph, which is loaded when it is needed. */
import { dirname, resolve } from 'node:path';
import type { Project, ts } from 'ts-morph';
import { showPath } from './paths.js';

export type { ts } from 'ts-morph';

export interface OpenProject {
  readonly project: Project;
  /** TypeScript itself. */
  readonly compiler: typeof ts;
}

/** What is wrong, for a person, as a whole sentence without its full stop. */
export interface Problem {
  readonly problem: string;
}

/** The project as its tsconfig.json describes it; nothing of it is ever written. */
export async function openProject(path: string): Promise<OpenProject | Problem> {
  const { Project, ts } = await import('ts-morph');
  const tsConfigFilePath = resolve(path);
  const shown = showPath(tsConfigFilePath);
  const read = ts.readConfigFile(tsConfigFilePath, ts.sys.readFile);
  if (read.error) return { problem: `${shown} cannot be read: ${firstLine(ts, read.error)}` };
  const folder = dirname(tsConfigFilePath);
  const { errors } = ts.parseJsonConfigFileContent(read.config, ts.sys, folder, {}, path);
  const [error] = errors.filter(({ code }) => !NO_FILES.has(code));
  if (error !== undefined) return { problem: `${shown} cannot be used: ${firstLine(ts, error)}` };
  try {
    const project = new Project({ tsConfigFilePath });
    if (project.getSourceFiles().length > 0) return { project, compiler: ts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `${shown} cannot be used: ${reason.split('\n')[0] ?? ''}` };
  }
  return { problem: `${shown} names no TypeScript files${hint(read.config)}` };
}

/** Of the compiler: no files were found, or an empty list of them was given. */
const NO_FILES: ReadonlySet<number> = new Set([18002, 18003]);

/** A tsconfig.json that only lists other projects has no files itself. */
function hint(config: unknown): string {
  const isSolution = typeof config === 'object' && config !== null && 'references' in config;
  return isSolution ? '; give one of the projects that it refers to' : '';
}

export function firstLine(compiler: typeof ts, { messageText }: ts.Diagnostic): string {
  return compiler.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '';
}
