/** Texts of `--set path=value`: where each one comes from. */
import { readFileSync } from 'node:fs';
import type { Context } from './command.js';
import { stop } from './stop.js';
import { ask, canAsk, readInput } from './terminal.js';

export interface GivenText {
  readonly name: string;
  readonly text: string;
  /** It stood on the command line itself, for others to see. */
  readonly isOpen: boolean;
}

/**
 * `@-` is a line of standard input, `@FILE` the text of a file without its last line break, `@@` an
 * at sign. A person at a terminal is asked, and what is secret is not shown.
 */
export async function readTexts(
  words: readonly string[],
  isSecret: (name: string) => boolean,
  context: Context,
): Promise<readonly GivenText[]> {
  const { diagnostics } = context;
  const split = words.map((word): readonly [string, string] => {
    const at = word.indexOf('=');
    if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
    // What stands there may be a value, and that may be secret.
    return stop(diagnostics, 'CMD901', '--set: expected member=value, found no = after a name');
  });
  const lines = linesOfInput();
  const texts: GivenText[] = [];
  for (const [name, value] of split) {
    if (value === '@-') {
      const text = canAsk() ? await ask(`${name}: `, isSecret(name)) : await lines();
      if (text === undefined)
        return stop(diagnostics, 'CMD901', `--set ${name}=@-: standard input has no line for it`);
      texts.push({ name, text, isOpen: false });
    } else if (value.startsWith('@@')) texts.push({ name, text: value.slice(1), isOpen: true });
    else if (value.startsWith('@'))
      texts.push({ name, text: textOf(value.slice(1), context), isOpen: false });
    else texts.push({ name, text: value, isOpen: true });
  }
  return texts;
}

/** Reads when the first line is asked for, and then gives one after the other. */
function linesOfInput(): () => Promise<string | undefined> {
  let rest: string[] | undefined;
  return async () => {
    if (rest === undefined) {
      rest = new TextDecoder().decode(await readInput()).split(/\r?\n/);
      if (rest.at(-1) === '') rest.pop();
    }
    return rest.shift();
  };
}

function textOf(file: string, { diagnostics }: Context): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return stop(diagnostics, 'CMD903', error instanceof Error ? error.message : String(error));
  }
}
