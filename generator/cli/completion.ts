import { quote } from '../support/text.js';
import { defineCommand } from './command.js';
import type { Command } from './command.js';
import { completionScript, isShell, SHELLS } from './completion-scripts.js';
import { schemaOptions } from './options.js';
import { stop } from './stop.js';

/** Asks for candidates instead of a script: what the scripts call behind the scenes. */
const WORDS = 'words';

/** `codegen completion SHELL`; it completes the commands that it is given. */
export function completionCommand(commands: readonly Command[]): Command {
  return defineCommand({
    name: 'completion',
    summary: `print a script that completes commands, operations and members: ${SHELLS.join(', ')}`,
    positional: { name: 'SHELL', min: 1, max: Infinity },
    findings: 'error',
    options: { schemas: schemaOptions.schemas },
    examples: [
      ['eval "$(codegen completion bash)"', 'in ~/.bashrc'],
      ['eval "$(codegen completion zsh)"', 'in ~/.zshrc, after compinit'],
      ['codegen completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
    run: async (_args, [shell = '', ...words], { terminal, diagnostics }) => {
      if (shell === WORDS) {
        const { candidates } = await import('./completion-words.js');
        terminal.out((await candidates(words, commands)).map((word) => `${word}\n`).join(''));
        return 0;
      }
      if (!isShell(shell))
        return stop(diagnostics, 'CMD901', `expected ${SHELLS.join(', ')}, found ${quote(shell)}`);
      if (words.length > 0)
        return stop(diagnostics, 'CMD901', `${quote(words[0] ?? '')} is one argument too many`);
      terminal.out(completionScript(shell));
      return 0;
    },
  });
}
