import type { Host } from '../../host/index.ts'
import { type Dialog, dialogOf } from './dialog.ts'
import type {
  Accepted,
  Away,
  Choice,
  LineOptions,
  Prompter,
  Question,
  Remark,
  Reply,
  Surround,
  TextOptions,
} from './prompter.ts'
import { answerInEditor, PASTE_MS } from './typing.ts'

/** Asks line by line, with numbered choices and no redraws: for screen readers and for terminals that only print. */
export function linesPrompter(host: Host, around: Surround): Prompter {
  const dialog = dialogOf(host, around)
  return {
    say: dialog.say,
    line: (question, options = {}) => askLine(dialog, question, options),
    lines: (question, accept, remark) => askForLines(dialog, question, accept, remark),
    text: (question, options) => askText(dialog, question, options),
    choose: (question, choices) => choose(dialog, question, choices),
    search: (question, find) => search(dialog, question, find),
    chooseSome: (question, choices) => chooseSome(dialog, question, choices),
    async confirm(question) {
      dialog.open(question, ' [Y/n]')
      return dialog.reading(async next => !/^\s*n/i.test((await next()) ?? ''))
    },
  }
}

function askLine(
  dialog: Dialog,
  question: Question,
  { initial, check, remark, list = [] }: LineOptions,
): Promise<Reply<string>> {
  if (list.length > 0) dialog.say(list.join('\n'))
  dialog.open(question, initial ? ` [${initial}]` : '')
  return dialog.reading(async next => {
    for (;;) {
      const line = await dialog.answer(question, next)
      if (typeof line === 'object') return line
      const value = line.trim() || (initial ?? '')
      const problem = check?.(value)
      if (problem === undefined) {
        const said = value && remark?.(value)
        if (said) dialog.say(said)
        return { value }
      }
      dialog.say(problem)
    }
  })
}

function askForLines(
  dialog: Dialog,
  question: Question,
  accept: (line: string) => Accepted,
  remark?: Remark,
): Promise<Reply<null>> {
  dialog.open(question, ' (empty line to finish)')
  return dialog.reading(async next => {
    for (;;) {
      const line = await dialog.answer(question, next)
      if (typeof line === 'object') return line
      if (line.trim() === '') return { value: null }
      const said = remark?.(line)
      const accepted = accept(line)
      dialog.say('problem' in accepted ? accepted.problem : accepted.echo)
      if (said && 'echo' in accepted) dialog.say(said)
    }
  })
}

async function askText(dialog: Dialog, question: Question, options: TextOptions): Promise<Reply<string>> {
  const { host, say } = dialog
  const { current = '' } = options
  const ends = current ? 'empty line to keep the current text' : 'empty line to finish'
  dialog.open(question, ` (${ends}${host.terminal.editor ? ', :e for your editor' : ''})`)
  const typed: string[] = []
  const stopped = await typeText(dialog, question, options, typed)
  if (stopped === 'edit')
    return answerInEditor(host, typed, options, say, rest => askText(dialog, question, rest))
  return typeof stopped === 'object' ? stopped : { value: typed.join('\n').trim() || current }
}

/** Reads lines until an empty one that no paste continues. @param typed receives them. */
function typeText(
  dialog: Dialog,
  question: Question,
  { keep, remark }: TextOptions,
  typed: string[],
): Promise<Away | 'end' | 'edit'> {
  return dialog.reading(async next => {
    let empty = 0
    for (;;) {
      const line = empty > 0 ? await next(PASTE_MS) : await dialog.answer(question, () => next())
      if (line === null) return 'end'
      if (typeof line === 'object') return line
      if (line.trim() === ':e' && dialog.host.terminal.editor !== null) return 'edit'
      if (line.trim() === '') {
        empty++
        continue
      }
      typed.push(...Array<string>(empty).fill(''), line)
      empty = 0
      keep(typed.join('\n').trim())
      const said = remark?.(line)
      if (said) dialog.say(said)
    }
  })
}

async function choose<T>(
  dialog: Dialog,
  question: Question,
  choices: readonly Choice<T>[],
): Promise<Reply<T>> {
  const names = choices.map(({ name }, i) => `  ${i + 1}. ${name}`)
  dialog.open(question, `\n${names.join('\n')}\nNumber:`)
  return dialog.reading(async next => {
    for (;;) {
      const line = await dialog.answer(question, next)
      if (typeof line !== 'string') return line
      const choice = choices[Number(line.trim() || Number.NaN) - 1]
      if (choice) return { value: choice.value }
      dialog.say(`Type a number from 1 to ${choices.length}.`)
    }
  })
}

async function search(
  dialog: Dialog,
  question: Question,
  find: (term: string) => readonly string[],
): Promise<Reply<string>> {
  dialog.open(question, ' Type a part of it.')
  const term = await dialog.reading(next => dialog.answer(question, next))
  if (typeof term === 'object') return term
  const found = find(term.trim()).slice(0, 20)
  const [only] = found
  if (only !== undefined && found.length === 1) return { value: only }
  if (only === undefined) {
    dialog.say('Nothing matches that.')
    return search(dialog, question, find)
  }
  return choose(
    dialog,
    { message: 'Which one?' },
    found.map(value => ({ name: value, value })),
  )
}

function chooseSome<T>(
  dialog: Dialog,
  question: Question,
  choices: readonly (Choice<T> & { readonly chosen: boolean })[],
): Promise<readonly T[]> {
  const marked = choices.map(({ name, chosen }, i) => `  ${i + 1}. ${name}${chosen ? ' (yes)' : ''}`)
  dialog.open(
    question,
    `\n${marked.join('\n')}\nNumbers separated by spaces; an empty line takes those marked yes:`,
  )
  return dialog.reading(async next => {
    for (;;) {
      const numbers = ((await next()) ?? '')
        .trim()
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number)
      if (numbers.length === 0) return choices.filter(({ chosen }) => chosen).map(({ value }) => value)
      if (numbers.every(n => Number.isInteger(n) && n >= 1 && n <= choices.length))
        return numbers.flatMap(n => choices[n - 1]?.value ?? [])
      dialog.say(`Type numbers from 1 to ${choices.length}.`)
    }
  })
}
