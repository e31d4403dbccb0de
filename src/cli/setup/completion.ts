import type { Command } from '../declaration.ts'

/** The words that can be typed at a place of a command line, or files, which the shell completes. */
export type Candidates = readonly string[] | 'files'

/** The values of flags and arguments, by their names; each list is loaded when needed. */
export type KnownValues = Readonly<Record<string, () => Promise<readonly string[]>>>

/**
 * The words that can be typed at the end of a command line.
 *
 * @param words the words after the program's name; the last is being typed and may be empty.
 */
export async function completeLine(
  program: Command,
  words: readonly string[],
  values: KnownValues,
): Promise<Candidates> {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const command = program.commands.find(known => known.name() === before.find(word => !word.startsWith('-')))
  const open = command && flagBefore(command, before.at(-1) ?? '')
  if (open) return startingWith(await valuesOf(open.attributeName(), open.argChoices, values), typed)
  if (typed.startsWith('-')) return startingWith(flagsOf(command ?? program), typed)
  if (!command)
    return startingWith(
      program.commands.map(known => known.name()),
      typed,
    )
  const [argument] = command.registeredArguments
  if (!argument) return startingWith(flagsOf(command), typed)
  return startingWith(await valuesOf(argument.name(), argument.argChoices, values), typed)
}

/** The flag whose value comes next. */
const flagBefore = (command: Command, word: string): Command['options'][number] | undefined =>
  command.options.find(option => (option.long === word || option.short === word) && option.required)

const flagsOf = (command: Command): string[] => [
  ...command.options.flatMap(({ long }) => long ?? []),
  '--help',
]

async function valuesOf(
  name: string,
  choices: readonly string[] | undefined,
  values: KnownValues,
): Promise<Candidates> {
  if (choices) return choices
  return Object.hasOwn(values, name) ? ((await values[name]?.()) ?? 'files') : 'files'
}

const startingWith = (candidates: Candidates, typed: string): Candidates =>
  candidates === 'files' ? candidates : candidates.filter(word => word.startsWith(typed))

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The completion script of each shell. It asks the program, so that it never lists flags that do not exist. */
export const shellScripts: Readonly<Record<Shell, string>> = {
  bash: `# postmortem completion bash > /etc/bash_completion.d/postmortem
_postmortem() {
  local found
  mapfile -t found < <(postmortem completion-words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [ "\${found[0]}" = ':files' ]; then
    compopt -o default
    COMPREPLY=()
  else
    COMPREPLY=("\${found[@]}")
  fi
}
complete -F _postmortem postmortem
`,
  zsh: `#compdef postmortem
# postmortem completion zsh > a folder of $fpath, as _postmortem
_postmortem() {
  local -a found
  found=("\${(@f)$(postmortem completion-words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "$found[1]" == ':files' ]]; then
    _files
  else
    compadd -- $found
  fi
}
# read by the first completion of a session, or by a script of yours
if [ "$funcstack[1]" = '_postmortem' ]; then
  _postmortem "$@"
else
  compdef _postmortem postmortem
fi
`,
  fish: `# postmortem completion fish > ~/.config/fish/completions/postmortem.fish
function __postmortem_complete
  set -l found (postmortem completion-words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test "$found[1]" = ':files'
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c postmortem -f -a '(__postmortem_complete)'
`,
}
