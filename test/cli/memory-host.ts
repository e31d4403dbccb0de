import type { Host } from '../../src/host/index.ts'

/** A machine made of memory. `disk` may be changed from outside, as an editor would. */
export interface MemoryHost extends Host {
  readonly disk: Map<string, string>
  readonly said: { out: string; err: string }
}

const fixed: Host['clock'] = {
  now: () => new Date('2012-03-28T22:30:00Z'),
  timezone: 'Europe/Berlin',
  offsetsOf: () => null,
}

export function memoryHost(
  files: Readonly<Record<string, string>> = {},
  input = '',
  clock: Host['clock'] = fixed,
): MemoryHost {
  const disk = new Map(Object.entries(files))
  const said = { out: '', err: '' }
  return {
    disk,
    said,
    files: filesIn(disk),
    journal: journalIn(disk),
    terminal: terminalOf(said, input),
    git: { run: () => ({ code: null, out: '', err: '' }), show: () => null, excludesFile: () => null },
    programs: { find: () => null, run: async () => ({ code: null, err: '' }), isRoot: false },
    web: { serve: () => Promise.reject(new Error('no server')), secret: () => 'secret', open: () => {} },
    clock,
  }
}

const kindOn = (disk: Map<string, string>, path: string): 'file' | 'folder' | null =>
  disk.has(path) ? 'file' : [...disk.keys()].some(name => name.startsWith(`${path}/`)) ? 'folder' : null

const filesIn = (disk: Map<string, string>): Host['files'] => ({
  find: async patterns => ({
    files: patterns.flatMap(pattern =>
      [...disk.keys()].filter(
        name => name === pattern || (name.startsWith(`${pattern}/`) && name.endsWith('.md')),
      ),
    ),
    unmatched: patterns.filter(pattern => kindOn(disk, pattern) === null),
    passedOver: [],
  }),
  markdownIn: () => [],
  filesIn: () => [],
  below: () => [],
  archive: async () => [],
  kind: path => kindOn(disk, path),
  isSame: (one, other) => one === other,
  real: path => path,
  read(path) {
    const text = disk.get(path)
    if (text === undefined) throw new Error(`no file ${path}`)
    return { kind: 'text', text }
  },
  readBytes: () => null,
  create(path, text) {
    if (disk.has(path)) return false
    disk.set(path, text)
    return true
  },
  write: (path, text) => void disk.set(path, text),
  save: (path, text) => void disk.set(path, text),
  append: (path, text) => void disk.set(path, (disk.get(path) ?? '') + text),
  copy: () => {},
  enter: () => {},
  output: (path, text) => void disk.set(path, text),
  database: () => false,
  ownPath: (beside, name) => `${beside}.${name}`,
  digest: text => text,
  remove: path => void disk.delete(path),
  watch: () => () => {},
  watchMany: () => () => {},
  inNewFolder: work => work('folder'),
})

function journalIn(disk: Map<string, string>): Host['journal'] {
  let ids = 0
  return {
    record: (path, line) => void disk.set(path, `${disk.get(path) ?? ''}\n${line}\n`),
    recorded: path => disk.get(path) ?? '',
    withLock: (_, __, work) => ({ done: work() }),
    newId: () => `id-${ids++}`,
  }
}

const terminalOf = (said: MemoryHost['said'], input: string): Host['terminal'] => ({
  color: { out: 0, err: 0 },
  interactive: false,
  get pipes(): never {
    throw new Error('no pipes')
  },
  get streams(): never {
    throw new Error('nobody is at the terminal')
  },
  linesOnly: false,
  links: false,
  isShown: false,
  columns: 80,
  summaryFile: null,
  editor: null,
  edit: text => text,
  readInput: async () => input,
  out: text => {
    said.out += text
  },
  err: text => {
    said.err += text
  },
  onTerminate: () => () => {},
})
