import { markdown } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Action, type Diagnostic, forceLinting, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { StateEffect } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { minimalSetup } from 'codemirror'
import type { Finding } from '../../src/index.ts'

/** What the page asks of its editor. */
export interface Editor {
  text(): string
  replace(text: string): void
  select(start: number, end: number): void
  /** Checks again, though the text is the same. */
  refresh(): void
}

/** Asks for the findings anew. */
const recheck = StateEffect.define<null>()

/** How long to wait after a key, in milliseconds. */
const DELAY = 150

/** @param check called after each change; what it returns is shown in the gutter. */
export function createEditor(
  parent: Element,
  text: string,
  check: (text: string) => readonly Finding[],
): Editor {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      minimalSetup,
      lineNumbers(),
      yamlFrontmatter({ content: markdown() }),
      lintGutter(),
      keymap.of(lintKeymap),
      linter(({ state }) => check(state.doc.toString()).map(diagnosticOf), {
        delay: DELAY,
        needsRefresh: ({ transactions }) =>
          transactions.some(({ effects }) => effects.some(effect => effect.is(recheck))),
      }),
      syntaxHighlighting(style),
      theme,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': 'Postmortem in Markdown',
        spellcheck: 'true',
        tabindex: '0',
      }),
    ],
  })
  return {
    text: () => view.state.doc.toString(),
    replace: now => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: now } }),
    select(start, end) {
      view.dispatch({
        selection: { anchor: start, head: end },
        effects: EditorView.scrollIntoView(start, { y: 'center' }),
      })
      view.focus()
    },
    refresh() {
      view.dispatch({ effects: recheck.of(null) })
      forceLinting(view)
    },
  }
}

function diagnosticOf({ range, severity, message, rule, fix }: Finding): Diagnostic {
  const apply: Action['apply'] = view =>
    fix && view.dispatch({ changes: { from: fix.range.start, to: fix.range.end, insert: fix.text } })
  return {
    from: range.start,
    to: range.end,
    severity,
    message,
    source: rule,
    ...(fix && { actions: [{ name: 'Fix', apply }] }),
  }
}

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '.875rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    lineHeight: '1.6',
  },
  '.cm-gutters': { backgroundColor: 'var(--wash)', color: 'var(--soft)', borderColor: 'var(--line)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--wash)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    maxWidth: '32rem',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnosticSource': { color: 'var(--soft)', opacity: '1' },
})

const style = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600', color: 'var(--ink)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.processingInstruction, tags.meta, tags.comment, tags.contentSeparator], color: 'var(--soft)' },
  { tag: [tags.monospace], color: 'var(--good)' },
])
