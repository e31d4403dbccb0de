import cloudshare from '../../examples/cloudshare.md'
import dropbox from '../../examples/dropbox.md'
import quickserve from '../../examples/quickserve.md'
import terremark from '../../examples/terremark.md'
import webPerformance from '../../examples/web-performance.md'
import { type PresetName, presets, type TemplateName, templates } from '../../src/index.ts'
import { addressWith, textIn } from './address.ts'
import { type Checked, check, fixed, pageOf } from './check.ts'
import contradiction from './contradiction.md'
import { createEditor } from './editor.ts'
import { claimsPane, durationsPane, findingsPane } from './panes.ts'
import { makeTabs } from './tabs.ts'

const examples: Readonly<Record<string, string>> = {
  'A contradiction': contradiction,
  'CloudShare, 2012': cloudshare,
  'Dropbox, 2014': dropbox,
  'Quick service': quickserve,
  'Terremark, 2010': terremark,
  'Web performance': webPerformance,
}

/** An element of the page. @throws Error where the page lacks it. */
function find<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

const [exampleChoice, presetChoice, templateChoice] = ['#example', '#preset', '#template'].map(selector =>
  find<HTMLSelectElement>(selector),
) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement]
const said = find('#said')
const frame = find<HTMLIFrameElement>('iframe')

const fill = (choice: HTMLSelectElement, names: readonly string[]) =>
  choice.replaceChildren(...names.map(name => new Option(name)))
fill(exampleChoice, ['Choose …', ...Object.keys(examples)])
fill(presetChoice, presets)
fill(
  templateChoice,
  Object.keys(templates).filter(name => templates[name as TemplateName].formats.includes('html')),
)

const tabs = makeTabs(find('[role=tablist]'), {
  findings: 'Findings',
  claims: 'Claims',
  durations: 'Durations',
  page: 'Page',
})

let last: Checked | null = null

/** Shows what is known of the text now. */
function show(checked: Checked): void {
  last = checked
  find('#findings').replaceChildren(findingsPane(checked, editor.select))
  find('#claims').replaceChildren(claimsPane(checked, editor.select))
  find('#durations').replaceChildren(durationsPane(checked))
  tabs.count('findings', checked.findings.length)
  tabs.count('claims', checked.claims.filter(({ state }) => state === 'contradicted').length)
  find<HTMLButtonElement>('#fix').disabled = !checked.findings.some(({ fix, unsafe }) => fix && !unsafe)
  showPage()
}

function showPage(): void {
  if (!last || tabs.selected() !== 'page') return
  const page = pageOf(last.document, templateChoice.value as TemplateName)
  said.textContent = 'problem' in page ? page.problem : ''
  frame.srcdoc = 'problem' in page ? '' : page.html
}

const preset = () => presetChoice.value as PresetName

const given = await textIn(location.hash)
if (given === null && location.hash.startsWith('#text='))
  said.textContent = 'The text of this address cannot be read. It may have been cut.'

const editor = createEditor(find('#editor'), given ?? contradiction, text => {
  const checked = check(text, preset(), Date.now())
  show(checked)
  return checked.findings
})

exampleChoice.addEventListener('change', () => {
  editor.replace(examples[exampleChoice.value] ?? '')
  // so that each can be chosen again, over what was typed
  exampleChoice.selectedIndex = 0
})
presetChoice.addEventListener('change', () => editor.refresh())
templateChoice.addEventListener('change', showPage)
tabs.onSelect(showPage)
find('#fix').addEventListener('click', () => {
  editor.replace(fixed(editor.text(), preset(), Date.now()))
  said.textContent = 'What has one right answer is fixed. Ctrl+Z takes it back.'
})
find('#share').addEventListener('click', async () => {
  const address = await addressWith(location.href, editor.text())
  history.replaceState(null, '', address)
  said.textContent = await navigator.clipboard.writeText(address).then(
    () => 'The address now holds this text, and is copied.',
    () => 'The address now holds this text.',
  )
})
