import { rankingFrom } from '../../collection/ranking.ts'

// Runs in the list of a site: shows what some words and filters ask for, and keeps them in the address. Without it the page
// has its list.

interface Data {
  /** The values of each entry, by kind. */
  readonly entries: readonly (readonly (readonly string[])[])[]
  readonly kinds: readonly string[]
  readonly ranking: string
}

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E
const { entries, kinds, ranking: json }: Data = JSON.parse(element('data').textContent ?? '')
const [form, words, found, answers, all] = [
  element<HTMLFormElement>('finder'),
  element<HTMLInputElement>('q'),
  element('found'),
  element('answers'),
  element('all'),
]
const choices = [...form.querySelectorAll('select')]
const items = [...all.querySelectorAll('li')]
let ranking: ReturnType<typeof rankingFrom> | undefined

/** The entries that the filters leave. */
const isLeft = (id: number): boolean =>
  choices.every(
    ({ value, dataset }) => value === '' || entries[id]?.[kinds.indexOf(dataset.by ?? '')]?.includes(value),
  )

function show(): void {
  const asked = words.value.trim()
  const isAsked = asked !== '' || choices.some(({ value }) => value !== '')
  all.hidden = isAsked
  answers.hidden = !isAsked
  answers.replaceChildren()
  found.textContent = ''
  if (!isAsked) return
  ranking ??= asked === '' ? undefined : rankingFrom(json)
  const ids = asked === '' ? items.map((_, id) => id) : (ranking?.search(asked) ?? []).map(({ id }) => id)
  const left = ids.filter(isLeft)
  const list = document.createElement('ol')
  list.className = 'entries'
  list.append(...left.flatMap(id => items[id]?.cloneNode(true) ?? []))
  answers.append(list)
  found.textContent = (found.dataset.words ?? '').replace('{count}', String(left.length))
}

/** What is asked for, from the address. */
function recall(): void {
  const asked = new URLSearchParams(location.hash.slice(1))
  words.value = asked.get('q') ?? ''
  for (const choice of choices) {
    const value = asked.get(choice.dataset.by ?? '') ?? ''
    // what no postmortem has any more is shown as it was asked for: nothing answers it
    if (![...choice.options].some(option => option.value === value)) choice.add(new Option(value, value))
    choice.value = value
  }
  show()
}

function keep(): void {
  const asked = new URLSearchParams()
  if (words.value.trim() !== '') asked.set('q', words.value.trim())
  for (const { value, dataset } of choices) if (value !== '') asked.set(dataset.by ?? '', value)
  history.replaceState(null, '', `#${asked}`)
  show()
}

form.hidden = false
form.addEventListener('submit', event => event.preventDefault())
form.addEventListener('input', keep)
window.addEventListener('hashchange', recall)
recall()
