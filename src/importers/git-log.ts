import { monthNames } from '../document/index.ts'
import {
  type Entry,
  entryOf,
  type Importer,
  importedOf,
  instantOf,
  type Skipped,
  type When,
} from './entry.ts'

// `git log` as it is, or with `--format=%h%x09%aI%x09%an%x09%s`.

/** What `%h` gives at least: the full log and the short one name a commit alike. */
const SHORTEST_HASH = 7

const COMMIT = /^commit ([0-9a-f]{7,64})(?: \(.*\))?$/
/** What `--graph` draws ahead of a line. */
const GRAPH = /^[*|] [*|/\\ ]{0,40}?(?=commit |Author: |Date: | {4}|[0-9a-f]{7})/

const DATED = /^(?:Author|Commit)?Date: {1,20}(?=\S)/
const TABBED =
  /^([0-9a-f]{7,64})[\t ]+(\S+T\S+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4})[\t ]+(?:([^\t]*)\t)?(.+)$/

export const gitLog: Importer = {
  name: 'git-log',
  title: 'git log, as it is or with --format=%h%x09%aI%x09%an%x09%s',
  how: 'git log --since "2 days ago" --format=%h%x09%aI%x09%an%x09%s',
  recognises: ({ files }) =>
    files.some(({ text }) => {
      const first = (text.slice(0, 5000).split('\n')[0] ?? '').replace(GRAPH, '').trim()
      return COMMIT.test(first) || TABBED.test(first)
    }),
  read: ({ files }) => importedOf(files.flatMap(({ text }) => commitsIn(text)).map(ofCommit)),
}

function ofCommit({ hash, author, time, subject }: Commit): Entry | Skipped {
  if (/^Merge (?:branch|pull request|remote)/.test(subject)) return { reason: 'a merge', text: subject }
  return entryOf({
    id: `git:${hash.slice(0, SHORTEST_HASH)}`,
    time: readTime(time),
    text: `${subject} (${hash.slice(0, 10)})`,
    author,
  })
}

interface Commit {
  readonly hash: string
  readonly author: string | null
  readonly time: string
  readonly subject: string
}

function commitsIn(text: string): Commit[] {
  const commits: { hash: string; author: string | null; time: string; subject: string }[] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(GRAPH, '')
    const [, hash] = COMMIT.exec(line) ?? []
    const tabbed = TABBED.exec(line)
    const last = commits.at(-1)
    if (hash) commits.push({ hash, author: null, time: '', subject: '' })
    else if (tabbed) {
      const [, id = '', time = '', author = null, subject = ''] = tabbed
      commits.push({ hash: id, author, time, subject })
    } else if (last && line.startsWith('Author: ')) last.author = line.slice(8).split(' <', 1)[0] ?? ''
    else if (last && DATED.test(line)) last.time = line.replace(DATED, '')
    else if (last && last.subject === '' && line.startsWith('    ')) last.subject = line.trim()
  }
  return commits
}

const MONTHS = monthNames.map(name => name.slice(0, 3))

/** `Thu Jun 11 09:34:35 2026 +0200`, or ISO. */
function readTime(text: string): When | null {
  const [, month = '', day = '', clock, year, zone] =
    /^\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4}) ([+-]\d{4})$/.exec(text) ?? []
  if (!year) return instantOf(text)
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  return instantOf(`${year}-${number}-${day.padStart(2, '0')}T${clock}${zone}`)
}
