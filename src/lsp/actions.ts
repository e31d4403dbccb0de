import { type CodeAction, CodeActionKind, type Range as EditorRange } from 'vscode-languageserver'
import { adopt, type Edit, replaceSection, type SectionKind, sectionHeadings } from '../document/index.ts'
import { type Finding, fixText } from '../lint/index.ts'
import { quote } from '../visible.ts'
import { canonicalClock } from './clocks.ts'
import { diagnosticOf } from './diagnostics.ts'
import { differenceBetween, holds, type Open, textEdit } from './open.ts'

/** The kind of the action that makes all fixes, which an editor may do on each save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.postmortem`

/**
 * What can be done at a place: fixes first, then what silences a finding.
 *
 * @param only the kinds that the editor asks for; undefined for any.
 */
export function actionsAt(open: Open, at: EditorRange, only?: readonly string[]): CodeAction[] {
  const isAsked = (kind: string) =>
    only === undefined || only.some(one => kind === one || kind.startsWith(`${one}.`))
  const [start, end] = [open.sheet.offsetAt(at.start), open.sheet.offsetAt(at.end)]
  const here = open.report.findings.filter(({ range }) => range.start <= end && start <= range.end)
  return [
    ...here.flatMap(finding => fixesOf(finding, open)),
    ...sectionsMissing(here, open),
    ...clockAt(start, open),
    ...here.map(finding => silence(finding, open)),
    // these read the whole file again, and an editor asks at every move of the cursor
    ...(isAsked(FIX_ALL) ? fixAll(open) : []),
    ...(isAsked(CodeActionKind.RefactorRewrite) ? frontMatter(open) : []),
  ].filter(({ kind }) => isAsked(kind ?? ''))
}

const made = (
  open: Open,
  title: string,
  kind: string,
  edits: readonly Edit[],
  more: Partial<CodeAction> = {},
) => ({
  title,
  kind,
  edit: { changes: { [open.sheet.uri]: edits.map(edit => textEdit(open, edit)) } },
  ...more,
})

function fixesOf(finding: Finding, open: Open): CodeAction[] {
  const { fix, unsafe } = finding
  if (!fix) return []
  const old = open.document.text.slice(fix.range.start, fix.range.end)
  const title =
    fix.text === ''
      ? `Remove ${quote(old)}`
      : old === ''
        ? `Insert ${quote(fix.text)}`
        : `Replace with ${quote(fix.text)}`
  return [
    made(open, title, CodeActionKind.QuickFix, [fix], {
      diagnostics: [diagnosticOf(finding, open)],
      isPreferred: !unsafe,
    }),
  ]
}

/** The sections that a finding names as missing, each with a place for its words. */
function sectionsMissing(here: readonly Finding[], open: Open): CodeAction[] {
  const { document } = open
  const findings = here.filter(({ rule }) => rule === 'section-required' || rule === 'timeline-present')
  // an editor shows first what mends a finding
  const diagnostics = findings.map(finding => diagnosticOf(finding, open))
  const said = findings.map(({ message }) => message).join(' ')
  return (Object.entries(sectionHeadings) as [SectionKind, string][]).flatMap(([kind, heading]) => {
    const isMissing = !document.sections.some(section => section.kind === kind)
    const edit = isMissing && said.includes(heading) ? replaceSection(document, kind, 'TODO') : undefined
    const title = `Add the section ${quote(heading)}`
    return edit ? [made(open, title, CodeActionKind.QuickFix, [edit], { diagnostics })] : []
  })
}

function clockAt(offset: number, open: Open): CodeAction[] {
  const event = open.document.events.find(({ stampRange }) => holds(stampRange, offset))
  const edit = event && canonicalClock(open.document, event)
  return edit ? [made(open, `Write it as ${quote(edit.text)}`, CodeActionKind.RefactorRewrite, [edit])] : []
}

/** A comment that silences a finding on its line, with a reason for the person to write. */
function silence(finding: Finding, open: Open): CodeAction {
  const { sheet, document } = open
  const { line } = sheet.positionAt(finding.range.start)
  let end = sheet.offsetAt({ line: line + 1, character: 0 })
  while (end > finding.range.start && /[\r\n]/.test(document.text.charAt(end - 1))) end--
  const isField = document.frontMatter !== null && finding.range.start < document.frontMatter.content.end
  const comment = `postmortem-disable-line ${finding.rule} -- why`
  const text = isField ? ` # ${comment}` : ` <!-- ${comment} -->`
  return made(
    open,
    `Silence ${finding.rule} on this line, with a reason`,
    CodeActionKind.QuickFix,
    [{ range: { start: end, end }, text }],
    { diagnostics: [diagnosticOf(finding, open)] },
  )
}

function fixAll(open: Open): CodeAction[] {
  const { path, document, options, report } = open
  if (!report.findings.some(({ fix, unsafe }) => fix && !unsafe)) return []
  const { text } = fixText(path, document.text, options)
  return text === document.text
    ? []
    : [made(open, 'Fix all that has one right answer', FIX_ALL, [differenceBetween(document.text, text)])]
}

/** The front matter that the text gives, for a document without any. */
function frontMatter(open: Open): CodeAction[] {
  const { document } = open
  if (document.frontMatter !== null) return []
  const { fields, text } = adopt(document)
  const title = `Write front matter from the text: ${fields.join(', ')}`
  const edits = [differenceBetween(document.text, text)]
  return fields.length === 0 ? [] : [made(open, title, CodeActionKind.RefactorRewrite, edits)]
}
