import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../src/document/index.ts'
import { renderDocument, templates } from '../src/render/index.ts'

// Every example in every template and format, into out/gallery, with a page that leads to all of them.
type Templates = [keyof typeof templates, (typeof templates)[keyof typeof templates]][]

const endings = { html: 'html', markdown: 'md', text: 'txt' }
const out = 'out/gallery'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const rows = []
for (const name of readdirSync('examples').filter(file => file.endsWith('.md'))) {
  const document = parse(readFileSync(join('examples', name), 'utf8'), { path: name })
  for (const [template, { formats, title }] of Object.entries(templates) as Templates) {
    const links = (Object.keys(formats) as (keyof typeof formats & keyof typeof endings)[]).map(format => {
      const file = `${name.slice(0, -3)}-${template}.${endings[format]}`
      writeFileSync(join(out, file), renderDocument(document, template, format))
      return `<a href="${file}">${format}</a>`
    })
    rows.push(
      `<tr><th scope="row">${name.slice(0, -3)}</th><td>${template}</td><td>${title}</td><td>${links.join(' ')}</td></tr>`,
    )
  }
}
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem } div { overflow-x: auto } th, td { text-align: left; padding: .3rem 1rem .3rem 0 }</style>
</head>
<body>
<h1>Every example in every template</h1>
<div><table><thead><tr><th scope="col">Example</th><th scope="col">Template</th><th scope="col">What for</th><th scope="col">Pages</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
</body>
</html>
`,
)
console.log(`${rows.length} renderings in ${out}/index.html`)
