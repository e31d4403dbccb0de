import type { Host } from '../../src/host/index.ts'

let uniques = 0

/** A machine made of memory. `files` may be changed from outside, as an editor would. */
export interface MemoryHost extends Host {
  readonly files: Map<string, string>
  readonly said: { out: string; err: string }
}

export function memoryHost(files: Readonly<Record<string, string>> = {}, input = ''): MemoryHost {
  const disk = new Map(Object.entries(files))
  const said = { out: '', err: '' }
  return {
    files: disk,
    said,
    color: { out: 0, err: 0 },
    interactive: false,
    columns: 80,
    plain: false,
    links: false,
    summaryFile: null,
    timezone: 'Europe/Berlin',
    editor: null,
    get terminal(): never {
      throw new Error('nobody is at the terminal')
    },
    now: () => new Date('2012-03-28T22:30:00Z'),
    find: async patterns => ({
      files: patterns.filter(p => disk.has(p)),
      unmatched: patterns.filter(p => !disk.has(p)),
    }),
    list: () => [],
    listFiles: () => [],
    secret: () => 'secret',
    copy: () => {},
    kind: path => (disk.has(path) ? 'file' : null),
    save: (path, text) => void disk.set(path, text),
    real: path => path,
    gitFile: () => null,
    append: (path, text) => void disk.set(path, (disk.get(path) ?? '') + text),
    readBytes: () => null,
    findProgram: () => null,
    runProgram: () => ({ code: null, err: '' }),
    isRoot: false,
    inNewFolder: work => work('folder'),
    serve: () => Promise.reject(new Error('no server')),
    watch: () => () => {},
    openAddress: () => {},
    record: (path, line) => void disk.set(path, `${disk.get(path) ?? ''}\n${line}\n`),
    recorded: path => disk.get(path) ?? '',
    remove: path => void disk.delete(path),
    withLock: (_, __, work) => ({ done: work() }),
    isAtWork: () => false,
    unique: () => `id-${uniques++}`,
    offsetsOf: () => null,
    git: () => ({ code: null, out: '', err: '' }),
    isSame: (one, other) => one === other,
    read(path) {
      const text = disk.get(path)
      if (text === undefined) throw new Error(`no file ${path}`)
      return { kind: 'text', text }
    },
    create(path, text) {
      if (disk.has(path)) return false
      disk.set(path, text)
      return true
    },
    write: (path, text) => void disk.set(path, text),
    readInput: async () => input,
    out: text => {
      said.out += text
    },
    err: text => {
      said.err += text
    },
    edit: text => text,
    onTerminate: () => () => {},
  }
}
