import { digestOf } from '../digest.ts'
import { visibleLine } from '../visible.ts'
import {
  type Entry,
  type Importer,
  importedOf,
  instantOfSeconds,
  type Skipped,
  tellingWord,
} from './entry.ts'

// bash with HISTTIMEFORMAT set writes `#1711872000` above each command; zsh with EXTENDED_HISTORY `: 1711872000:0;command`.

const BASH_TIME = /^#(\d{9,10})$/
const ZSH_LINE = /^: (\d{9,10}):\d{1,9};(.*)$/

export const shellHistory: Importer = {
  name: 'shell-history',
  title: 'The history of bash or zsh, where it has times',
  how: 'cp ~/.bash_history commands.txt, with HISTTIMEFORMAT set; or cp ~/.zsh_history commands.txt, with EXTENDED_HISTORY',
  recognises: ({ files }) =>
    files.some(({ text }) => {
      const first = text.slice(0, 1000).split('\n')[0] ?? ''
      return BASH_TIME.test(first) || ZSH_LINE.test(first)
    }),
  read: ({ files }) => importedOf(files.flatMap(({ text }) => commandsIn(text))),
}

function commandsIn(text: string): (Entry | Skipped)[] {
  const found: (Entry | Skipped)[] = []
  let time: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const bash = BASH_TIME.exec(line)
    const zsh = ZSH_LINE.exec(line)
    if (bash) time = bash[1] ?? null
    else if (zsh) found.push(entryOf(zsh[1] ?? null, zsh[2] ?? ''))
    else if (line.trim() !== '') {
      found.push(entryOf(time, line))
      // a command of several lines is one event
      time = null
    }
  }
  return found
}

function entryOf(time: string | null, command: string): Entry | Skipped {
  // code, in which nothing is escaped; what opens a comment would hide words there too
  const words = visibleLine(command.trim()).replaceAll('`', "'").replaceAll('<!--', '<! --')
  const when = time === null ? null : instantOfSeconds(Number(time))
  if (!when) return { reason: 'without a time', text: words }
  const id = `shell:${time}/${digestOf(command).slice(0, 8)}`
  return { id, when, author: null, text: `\`${words}\``, likely: tellingWord(words), reactions: [] }
}
