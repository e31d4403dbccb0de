/** The contents of the preview beside the page. */
export interface PreviewState {
  readonly problem: string | null
  readonly notes: readonly string[]
  /** Null where nobody has looked for any. */
  readonly findings:
    | readonly {
        readonly rule: string
        readonly severity: string
        readonly message: string
        readonly line: number
      }[]
    | null
  /** Every statement in figures, and what became of it. */
  readonly claims: readonly {
    readonly line: number
    readonly text: string
    readonly state: 'supported' | 'contradicted' | 'unchecked'
    readonly why: string
  }[]
}

const SCRIPT = `
const [list, figures] = document.querySelectorAll('ul'), [count, stated] = document.querySelectorAll('h2')
const frame = document.querySelector('iframe')
const show = async () => {
  const { problem, notes, findings, claims } = await (await fetch('state')).json()
  count.textContent = problem ? 'No page' : findings === null ? '' : findings.length === 1 ? '1 finding' : findings.length + ' findings'
  list.replaceChildren(...[...(problem ? [problem] : []), ...notes].map(text => entry('note', text)), ...(findings ?? []).map(
    ({ severity, line, message, rule }) => entry(severity, line + ': ' + message + ' [' + rule + ']')))
  stated.textContent = claims.length === 0 ? '' : claims.filter(claim => claim.state === 'supported').length + ' of ' + claims.length + ' figures supported'
  figures.replaceChildren(...claims.map(({ line, text, state, why }) => entry(state, line + ': ' + text + ' (' + why + ')')))
}
const entry = (kind, text) => Object.assign(document.createElement('li'), { className: kind, textContent: text })
new EventSource('events').onmessage = async () => {
  const top = frame.contentWindow.scrollY
  frame.onload = () => frame.contentWindow.scrollTo(0, top)
  frame.contentWindow.location.reload()
  await show()
}
show()
`

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: 1fr 22rem; height: 100vh; }
iframe { width: 100%; height: 100%; border: 0; }
aside { overflow: auto; padding: 1rem; border-left: 1px solid #8884; }
h1, h2 { font-size: 1rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
h1 { font-weight: 400; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .5rem .75rem; margin: 0 0 .5rem; border-left: 3px solid #8888; background: #8881; overflow-wrap: anywhere; }
.error, .contradicted { border-color: #d33; }
.warning { border-color: #c80; }
.supported { border-color: #393; }
@media (max-width: 50rem) { body { grid-template: 1fr auto / 1fr; } aside { max-height: 40vh; border-left: 0; border-top: 1px solid #8884; } }
`

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/**
 * The page around the page.
 *
 * @param first the address of the page in it. @param nonce allows its one script and its one style sheet.
 */
export function previewFrame(
  path: string,
  first: string,
  nonce: string,
): { readonly html: string; readonly policy: string } {
  return {
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'`,
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview of ${escapeHtml(path)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<iframe src="${escapeHtml(first)}" title="The page"></iframe>
<aside><h1>${escapeHtml(path)}</h1><h2></h2><ul></ul><h2></h2><ul></ul></aside>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`,
  }
}
