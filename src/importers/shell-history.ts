import { digestOf } from '../digest.ts'
import { visibleLine } from '../visible.ts'
import { type Entry, entryOf, type Importer, importedOf, type Skipped } from './entry.ts'

// bash with HISTTIMEFORMAT set writes `#1711872000` above each command; zsh with EXTENDED_HISTORY `: 1711872000:0;command`;
// fish `- cmd: command` above `  when: 1711872000`.

const BASH_TIME = /^#(\d{9,10})$/
const ZSH_LINE = /^: (\d{9,10}):\d{1,9};(.*)$/
const FISH_COMMAND = /^- cmd: (.*)$/
const FISH_TIME = /^ {2}when: (\d{9,10})$/

const TIMES = [BASH_TIME, ZSH_LINE, FISH_TIME]

export const shellHistory: Importer = {
  name: 'shell-history',
  title: 'The history of bash, zsh or fish, where it has times',
  how: 'cp ~/.bash_history commands.txt, with HISTTIMEFORMAT set; or cp ~/.zsh_history commands.txt, with EXTENDED_HISTORY; or cp ~/.local/share/fish/fish_history commands.txt',
  recognises: ({ files }) =>
    files.some(({ text }) =>
      text
        .slice(0, 1000)
        .split('\n', 20)
        .some(line => TIMES.some(time => time.test(line))),
    ),
  read: ({ files }) => importedOf(files.flatMap(({ text }) => commandsIn(text)).map(ofCommand)),
}

interface Command {
  time: number | null
  words: string
}

function commandsIn(text: string): readonly Command[] {
  const found: Command[] = []
  for (const line of text.split(/\r?\n/)) {
    const [, bash] = BASH_TIME.exec(line) ?? []
    const [, zsh, words = ''] = ZSH_LINE.exec(line) ?? []
    const [, fish] = FISH_COMMAND.exec(line) ?? []
    const [, when] = FISH_TIME.exec(line) ?? []
    const last = found.at(-1)
    if (bash) found.push({ time: Number(bash), words: '' })
    else if (zsh) found.push({ time: Number(zsh), words })
    else if (fish !== undefined) found.push({ time: null, words: fish })
    else if (when && last) last.time = Number(when)
    // what has no time of its own goes on with the command above
    else if (last && last.time !== null && !FISH_PATHS.test(line)) last.words += `\n${line}`
    else if (line.trim() !== '' && !FISH_PATHS.test(line)) found.push({ time: null, words: line })
  }
  return found
}

const FISH_PATHS = /^ {2}paths:$|^ {4}- /

function ofCommand({ time, words }: Command): Entry | Skipped {
  const command = words.trim()
  // code, in which nothing is escaped; what opens a comment would hide words there too
  const shown = visibleLine(
    command
      .split('\n')
      .map(line => line.trim())
      .join(' '),
  )
    .replaceAll('`', "'")
    .replaceAll('<!--', '<! --')
  const entry = entryOf({ id: `shell:${time}/${digestOf(command).slice(0, 8)}`, time, text: shown })
  return 'id' in entry ? { ...entry, text: `\`${shown}\`` } : entry
}
