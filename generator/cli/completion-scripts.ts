/** What a shell runs when somebody presses the tab key: it asks the command for candidates. */

export type Shell = 'bash' | 'zsh' | 'fish';

export const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

export function isShell(name: string): name is Shell {
  return SHELLS.some((shell) => shell === name);
}

export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return BASH;
    case 'zsh':
      return ZSH;
    case 'fish':
      return FISH;
  }
}

/** The line and not COMP_WORDS, which are broken at = and @ too. No mapfile: macOS has bash 3.2. */
const BASH = `_codegen() {
  local line="\${COMP_LINE:0:COMP_POINT}" IFS=$' \\t\\n' words
  read -ra words <<< "$line"
  case "$line" in *[[:space:]]) words+=("") ;; esac
  IFS=$'\\n'
  COMPREPLY=($("\${words[0]}" completion words -- "\${words[@]:1}" 2>/dev/null))
  case "\${COMPREPLY[0]-}" in *=) compopt -o nospace 2>/dev/null ;; esac
}
complete -o default -F _codegen codegen
`;

const ZSH = `_codegen() {
  local -a found open closed
  found=("\${(@f)$("\${words[1]}" completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  open=("\${(@M)found:#*=}")
  closed=("\${(@)found:#*=}")
  [[ -n "$open" ]] && compadd -S '' -a open
  [[ -n "$closed" ]] && compadd -a closed
  [[ -n "$found" ]] || _files
}
compdef _codegen codegen
`;

const FISH = `function __codegen_candidates
  set -l words (commandline -opc) (commandline -ct)
  $words[1] completion words -- $words[2..-1] 2>/dev/null
end
complete -c codegen -a '(__codegen_candidates)'
`;
