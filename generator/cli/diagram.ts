/** Draws one schema diagram as a picture of its own. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { drawStandalone } from '../diagram/standalone.js';
import type { DiagramRoot } from '../diagram/unfold.js';
import type { Site } from '../docs/model.js';
import { gatherSites } from '../site/documentation.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import type { Context, ExitCode } from './command.js';
import type { DocsArguments } from './docs-writing.js';
import { reasonOf } from './port.js';
import { stop } from './stop.js';

export async function printDiagram(
  name: string,
  args: DocsArguments,
  context: Context,
): Promise<ExitCode> {
  const { diagnostics, reporter, terminal } = context;
  const gathered = await gatherSites(args, diagnostics);
  if (gathered === undefined) return 2;
  const sites = gathered.map(({ site }) => site);
  const { site, root } = chosen(name, sites, context);
  const svg = drawStandalone(root, (key) => site.diagrams.get(key));
  const { out = '-' } = args;
  if (out === '-') terminal.out(svg);
  else {
    try {
      writeFileSync(resolve(terminal.directory, out), svg);
    } catch (error) {
      stop(diagnostics, 'CMD914', `--out: ${reasonOf(error)}`, 'name a file that can be written');
    }
    reporter.summarize(`${out}: the diagram of ${root.label}`, { out });
  }
  return 0;
}

/** One of several APIs has it; where several do, `--api` decides. */
function chosen(
  name: string,
  sites: readonly Site[],
  { diagnostics }: Context,
): { readonly site: Site; readonly root: DiagramRoot } {
  const found = sites.flatMap((site) => {
    const subject = subjectOf(name, site);
    return subject === undefined ? [] : [{ site, subject }];
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const known = sites.flatMap((site) => subjectsOf(site).map((subject) => subject.name));
    const guess = closest(name, known);
    const help = guess === undefined ? undefined : `did you mean '${guess}'?`;
    stop(diagnostics, 'CMD905', `nothing is called ${quote(name)}`, help);
  }
  if (others.length > 0) {
    const help = `name one with --api: ${found.map(({ site }) => site.api).join(', ')}`;
    stop(diagnostics, 'CMD904', 'several APIs fit', help);
  }
  const { subject, site } = first;
  if (subject.diagram === undefined) {
    stop(diagnostics, 'CMD905', `${quote(name)} has neither elements nor attributes to draw`);
  }
  const { documentation, mark } = subject;
  const root: DiagramRoot = {
    label: subject.name,
    type: subject.diagram,
    ...(documentation !== undefined && { documentation }),
    ...(mark && { mark }),
  };
  return { site, root };
}

type Subject = Pick<Site['elements'][number], 'name' | 'diagram' | 'documentation' | 'mark'>;

/** With its prefix or without; an operation stands before an element, an element before a type. */
function subjectOf(name: string, site: Site): Subject | undefined {
  const all = subjectsOf(site);
  return (
    all.find((subject) => subject.name === name) ??
    all.find((subject) => subject.name.replace(/^[^:]*:/, '') === name)
  );
}

/** Of an operation its request, or where nothing is sent what comes back. */
function subjectsOf({ operations, elements, types }: Site): readonly Subject[] {
  const calls = operations.map(({ request, response, ...operation }): Subject => {
    const { diagram } = request ?? response ?? {};
    return { ...operation, ...(diagram !== undefined && { diagram }) };
  });
  return [...calls, ...elements, ...types];
}
