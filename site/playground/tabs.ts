/** Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them: one stop, arrows between, panels by their ids. */
export interface Tabs<Id extends string> {
  selected(): Id
  count(id: Id, n: number): void
  onSelect(listener: () => void): void
}

/** @param titles by the ids of the panels. */
export function makeTabs<Id extends string>(list: Element, titles: Readonly<Record<Id, string>>): Tabs<Id> {
  const ids = Object.keys(titles) as Id[]
  let selected = ids[0] as Id
  const listeners: (() => void)[] = []
  const buttons = ids.map(id => {
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', id: `tab-${id}`, textContent: titles[id] })
    button.setAttribute('role', 'tab')
    button.setAttribute('aria-controls', id)
    button.addEventListener('click', () => select(id))
    document.getElementById(id)?.setAttribute('aria-labelledby', button.id)
    return button
  })
  function select(id: Id): void {
    selected = id
    for (const [i, button] of buttons.entries()) {
      const isSelected = ids[i] === id
      button.setAttribute('aria-selected', String(isSelected))
      button.tabIndex = isSelected ? 0 : -1
      const panel = document.getElementById(ids[i] ?? '')
      if (panel) panel.hidden = !isSelected
    }
    for (const listener of listeners) listener()
  }
  list.addEventListener('keydown', event => {
    const at = ids.indexOf(selected)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[(event as KeyboardEvent).key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + ids.length) % ids.length
    select(ids[next] as Id)
    buttons[next]?.focus()
  })
  list.append(...buttons)
  select(selected)
  return {
    selected: () => selected,
    count(id, n) {
      const button = buttons[ids.indexOf(id)]
      if (button) button.textContent = n > 0 ? `${titles[id]} (${n})` : titles[id]
    },
    onSelect: listener => listeners.push(listener),
  }
}
