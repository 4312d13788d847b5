/** Adopts a vendor's folder, and says what that changes and what to do next. */
import { adopt } from '../adopt.js';
import type { AdoptOptions } from '../adopt.js';
import { printReport } from '../report/print.js';
import type { Context, ExitCode } from './command.js';
import { count } from './generation.js';
import { endBetweenSteps, outputHasColor } from './terminal.js';

export async function runAdopt(
  options: AdoptOptions,
  isVerbose: boolean,
  { terminal, diagnostics, reporter }: Context,
): Promise<ExitCode> {
  endBetweenSteps();
  const adopted = await adopt(options, diagnostics);
  if (adopted === undefined) return 2;
  const style = { reader: 'tolerant', isVerbose, hasColor: outputHasColor(terminal) } as const;
  terminal.out(printReport(adopted.report, 'text', { ...style, columns: terminal.columns }));
  const { folder, files } = adopted;
  terminal.out(`\n${reporter.shown(folder)}: ${count(files.length, 'file')} written.\n`);
  terminal.out('Next: codegen generate, and commit both.\n');
  return 0;
}
