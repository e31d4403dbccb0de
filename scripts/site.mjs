import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { build } from 'vitepress'
import { buildPlayground } from './playground.mjs'
import { brokenLinks } from './site-links.mjs'

// npm run site: the documentation as a static site in out/site, from the Markdown that the repository has.

const SOURCE = 'out/site-source'
const SITE = 'out/site'

const { homepage, repository } = JSON.parse(await readFile('package.json', 'utf8'))
const address = repository.url.replace(/^git\+|\.git$/g, '')

/** Pages from outside of docs/, with their place on the site. */
const OTHERS = /** @type {Readonly<Record<string, string>>} */ ({
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'reporting.md',
  'docs/rules/README.md': 'rules/index.md',
})

/**
 * The place of a file on the site; undefined for what is not there.
 *
 * @param {string} path from the top of the repository.
 */
const placeOf = path => OTHERS[path] ?? (path.startsWith('docs/') ? path.slice('docs/'.length) : undefined)

/**
 * A page whose links lead to pages of the site, else into the repository.
 *
 * @param {string} path
 * @param {string} text
 */
function withLinks(path, text) {
  const from = dirname(placeOf(path) ?? '')
  return outsideCode(text, part =>
    part.replace(/\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)/g, (_, target, anchor = '') => {
      const file = posix.join(dirname(path), target)
      const place = placeOf(file)
      const link = place === undefined ? `${address}/blob/main/${file}` : `./${posix.relative(from, place)}`
      return `](${link}${anchor})`
    }),
  )
}

/**
 * Changes what is in no block of code.
 *
 * @param {string} text
 * @param {(part: string) => string} change
 */
const outsideCode = (text, change) =>
  text
    .split(/(^(`{3,}).*\n[\s\S]*?^\2\n)/m)
    .flatMap((part, i) => (i % 3 === 2 ? [] : i % 3 === 1 ? part : change(part)))
    .join('')

await rm(SOURCE, { recursive: true, force: true })
const docs = await readdir('docs', { recursive: true })
const pages = [
  ...docs.filter(name => name.endsWith('.md')).map(name => `docs/${name}`),
  ...Object.keys(OTHERS),
]
for (const path of pages) {
  const to = join(SOURCE, placeOf(path) ?? '')
  await mkdir(dirname(to), { recursive: true })
  await writeFile(to, withLinks(path, await readFile(path, 'utf8')))
}
await cp('docs/pictures', join(SOURCE, 'pictures'), { recursive: true })
await cp('dist/schemas', join(SOURCE, 'public/schemas'), { recursive: true })
await cp('site/vitepress.mjs', join(SOURCE, '.vitepress/config.mjs'))
await buildPlayground(join(SOURCE, 'public/playground'))
await build(SOURCE, { outDir: join(process.cwd(), SITE) })

const broken = await brokenLinks(SITE, new URL(homepage).pathname)
if (broken.length > 0) {
  console.error(broken.join('\n'))
  process.exitCode = 1
} else console.log(`Open ${SITE}/index.html with any server, such as npx vite preview --outDir ${SITE}`)
