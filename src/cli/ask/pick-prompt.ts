import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  type KeypressEvent,
  makeTheme,
  useKeypress,
  useMemo,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core'
import { wrapAnsi } from 'fast-wrap-ansi'
import { visible } from '../../visible.ts'

/** A line of the list. */
export interface PickChoice {
  readonly name: string
  /** Shown once it is chosen. */
  readonly short: string
  readonly value: unknown
  readonly chosen: boolean
}

export interface PickConfig {
  readonly message: string
  readonly choices: readonly PickChoice[]
  /** Columns of the window. */
  width(): number
}

const ROWS = 15

/** More are counted. */
const NAMED_AT_MOST = 8

/** How many lines a key moves by. */
const stepOf = (key: KeypressEvent): number =>
  isUpKey(key) ? -1 : isDownKey(key) ? 1 : (PAGES[key.name] ?? 0) * ROWS

const PAGES: Readonly<Record<string, number>> = { pageup: -1, pagedown: 1 }

const KEYS = 'space chooses, / filters, a all, n none, Enter adds'
const KEYS_OF_FILTER = 'type words, Enter back to the list, Esc shows all'

/** What the person sees of the list. */
interface List {
  readonly chosen: ReadonlySet<PickChoice>
  readonly filter: string
  /** Whether keys are typed into the filter. */
  readonly isTyping: boolean
  /** The line that the cursor is on, of those that are shown. */
  readonly active: number
}

/** A list to choose any number from, that a typed word makes shorter. inquirer's own has no filter. */
export const pickPrompt = createPrompt<readonly unknown[], PickConfig>((config, done) => {
  const { choices, width } = config
  const theme = makeTheme()
  const [status, setStatus] = useState<'idle' | 'done'>('idle')
  const [list, setList] = useState<List>(() => ({
    chosen: new Set(choices.filter(one => one.chosen)),
    filter: '',
    isTyping: false,
    active: 0,
  }))
  const prefix = usePrefix({ status, theme })
  const shown = useMemo(() => matching(choices, list.filter), [choices, list.filter])

  useKeypress((key, readline) => {
    if (isEnterKey(key) && !list.isTyping) {
      setStatus('done')
      done(choices.filter(one => list.chosen.has(one)).map(({ value }) => value))
      return
    }
    const next = afterKey(list, key, readline.line, shown)
    setList(next)
    // the line of the terminal is the filter and nothing else; an arrow puts an older line there
    if (next.isTyping && next.filter === readline.line) return
    readline.clearLine(0)
    if (next.isTyping) readline.write(next.filter)
  })

  const page = usePagination({
    items: shown,
    active: Math.min(list.active, Math.max(0, shown.length - 1)),
    pageSize: ROWS,
    loop: false,
    renderItem: ({ item, isActive }) => {
      const line = `${isActive ? '❯' : ' '}${list.chosen.has(item) ? '◉' : '◯'} ${visible(item.name)}`
      const [row = '', more] = wrapAnsi(line, width() - 1, { hard: true, trim: false }).split('\n')
      const short = more === undefined ? row : `${row.trimEnd()}…`
      return isActive ? theme.style.highlight(short) : short
    },
  })
  const head = `${prefix} ${theme.style.message(config.message, status)}`
  return status === 'done'
    ? `${head} ${theme.style.answer(saidOf(choices.filter(one => list.chosen.has(one))))}`
    : `${head}${around(page, list, shown.length, config, theme.style.help)}`
})

/** The list after a key. @param typed the line of the terminal, with that key in it */
function afterKey(list: List, key: KeypressEvent, typed: string, shown: readonly PickChoice[]): List {
  const { filter, isTyping, active, chosen } = list
  const step = stepOf(key)
  if (key.name === 'escape') return { ...list, filter: '', isTyping: false }
  if (step !== 0) return { ...list, active: Math.min(shown.length - 1, Math.max(0, active + step)) }
  if (isTyping && isEnterKey(key)) return { ...list, isTyping: false }
  if (isTyping) return { ...list, filter: typed, isTyping: filter !== '' || !isBackspaceKey(key), active: 0 }
  const at = shown[Math.min(active, shown.length - 1)]
  if (isSpaceKey(key) && at) return { ...list, chosen: toggled(chosen, at) }
  if (key.ctrl) return list
  if (key.name === 'a') return { ...list, chosen: new Set([...chosen, ...shown]) }
  if (key.name === 'n') {
    const gone = new Set(shown)
    return { ...list, chosen: new Set([...chosen].filter(one => !gone.has(one))) }
  }
  return typed === '/' ? { ...list, filter: '', isTyping: true } : list
}

function toggled(chosen: ReadonlySet<PickChoice>, one: PickChoice): ReadonlySet<PickChoice> {
  const next = new Set(chosen)
  if (!next.delete(one)) next.add(one)
  return next
}

/** What was chosen, once it is. */
const saidOf = (chosen: readonly PickChoice[]): string =>
  chosen.length > NAMED_AT_MOST
    ? `${chosen.length} chosen`
    : chosen.map(({ short }) => visible(short)).join(', ')

/** The lines of the list, the filter above them, and below them what can be done. */
function around(
  page: string,
  { chosen, filter, isTyping }: List,
  shown: number,
  { choices, width }: PickConfig,
  help: (text: string) => string,
): string {
  const counts = `${chosen.size} chosen, ${shown} of ${choices.length} shown`
  const above = isTyping || filter ? `\n/${filter}${isTyping ? '_' : ''}` : ''
  const below = wrapAnsi(`${counts}; ${isTyping ? KEYS_OF_FILTER : KEYS}`, width())
  return `${above}\n${page || '  nothing has these words'}\n${help(below)}`
}

/** The choices that have each of the words, whatever their case. */
function matching(choices: readonly PickChoice[], filter: string): readonly PickChoice[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return choices
  return choices.filter(({ name }) => {
    const lower = name.toLowerCase()
    return words.every(word => lower.includes(word))
  })
}
