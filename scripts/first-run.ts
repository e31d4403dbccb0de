import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { adopt, parse } from '../src/document/index.ts'
import { type FileReport, lintText } from '../src/lint/index.ts'

// What a team sees that lints its old postmortems for the first time, and after `adopt`:
// npm run first-run -- FOLDER

const FORMAT = new Set([
  'front-matter-present',
  'front-matter-schema',
  'front-matter-syntax',
  'section-required',
  'title-present',
])

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: npm run first-run -- FOLDER')

const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:md|markdown)$/i.test(name))
  .map(name => ({ path: basename(name), text: readFileSync(join(folder, name), 'utf8') }))

const lint = (texts: typeof documents) => texts.map(({ path, text }) => lintText(path, text))

console.log(`${documents.length} files\n`)
console.log('| run | free of errors | findings, median | about format |\n|---|---|---|---|')
console.log(row('first', lint(documents)))
const adopted = documents.map(({ path, text }) => ({ path, text: adopt(parse(text, { path })).text }))
console.log(row('after adopt', lint(adopted)))

function row(name: string, reports: readonly FileReport[]): string {
  const free = reports.filter(({ findings }) => findings.every(({ severity }) => severity !== 'error'))
  const counts = reports.map(({ findings }) => findings.length).sort((a, b) => a - b)
  const all = reports.flatMap(({ findings }) => findings)
  const format = all.filter(({ rule }) => FORMAT.has(rule))
  const share = (part: number, whole: number) => `${Math.round((100 * part) / Math.max(1, whole))} %`
  return `| ${name} | ${share(free.length, reports.length)} | ${counts[counts.length >> 1] ?? 0} | ${share(format.length, all.length)} |`
}
