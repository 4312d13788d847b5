/** The one door to handlebars: compiles the package's templates, strictly and without escaping. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import handlebars from 'handlebars';

/** Beside `dist/` in the package, two floors up in the sources. */
const FOLDERS = ['../templates/', '../../templates/'];

// Views are prepared data: a name that a template misspells is an error, and so is a helper.
// Without `data` there is no @index or @first, and loops cost half.
const OPTIONS = { strict: true, noEscape: true, knownHelpersOnly: true, data: false };

const compiled = new Map<string, (view: object) => string>();
let folder: URL | undefined;

/** Prints a view with the template of that name. */
export function render(name: string, view: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    template = handlebars.compile<object>(read(name), OPTIONS);
    compiled.set(name, template);
  }
  return template(view);
}

function read(name: string): string {
  folder ??= templateFolder();
  return readFileSync(new URL(`${name}.hbs`, folder), 'utf8');
}

function templateFolder(): URL {
  const found = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) =>
    existsSync(new URL('module.hbs', url)),
  );
  if (found === undefined) {
    throw new Error(`No templates beside ${fileURLToPath(import.meta.url)}.`);
  }
  return found;
}
