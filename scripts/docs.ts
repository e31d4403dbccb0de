import { readFileSync } from 'node:fs'
import type { Command } from '../src/cli/declaration.ts'
import { declaredProgram, main } from '../src/cli/program.ts'
import type { Host } from '../src/host/index.ts'
import { importers } from '../src/importers/index.ts'
import { changesOf, cleanExample } from '../src/lint/example.ts'
import { activeRules, families, presets, type Rule, rules } from '../src/lint/index.ts'
import { withDeclarations } from './api-page.ts'

/** The generated pages by path. */
export async function pages(): Promise<Record<string, string>> {
  const rulePages = rules.map(rule => [`docs/rules/${rule.id}.md`, rulePage(rule)])
  return {
    ...Object.fromEntries(rulePages),
    'docs/rules/README.md': ruleIndex(),
    'docs/cli.md': await cliPage(),
    'docs/import.md': withSources(readFileSync('docs/import.md', 'utf8')),
    'docs/api.md': withDeclarations(
      readFileSync('docs/api.md', 'utf8'),
      readFileSync('dist/library/index.d.ts', 'utf8'),
    ),
  }
}

const fence = (text: string, language = 'markdown') =>
  `\`\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\`\`\n`

/** An example as a diff of the example document, or whole if most of it is different. */
function exampleOf(example: string): string {
  const changes = changesOf(example)
  const count = (kind: string) => changes.filter(change => change.kind === kind).length
  if (count('-') > count(' ')) return fence(example)
  const shown: string[] = []
  let heading = ''
  for (const { kind, line } of changes) {
    if (kind !== ' ') {
      if (heading) shown.push(`  ${heading}`)
      shown.push(`${kind} ${line}`)
    }
    if (kind !== ' ' || line.startsWith('#')) heading = kind === ' ' ? line : ''
  }
  return shown.length > 0 ? fence(shown.join('\n'), 'diff') : 'The example document, unchanged.\n'
}

const severity = (rule: Rule) =>
  `${rule.severity}${rule.off ? (rule.family === 'audience' ? ', in the preset `public`' : ', off unless asked for') : ''}`

function rulePage(rule: Rule): string {
  const good = rule.examples.good.map(exampleOf).join('\n')
  const bad = rule.examples.bad.map(exampleOf).join('\n')
  const fixes = rule.fixes ? `\nFix: ${rule.fixes}\n` : ''
  return `# ${rule.id}\n\n${rule.summary}\n\n${rule.why}\n\nFamily: ${rule.family}. Severity: ${severity(rule)}.\n${fixes}${optionsOf(rule)}${phrasesOf(rule)}\n## Good\n\nThe examples are changes to [this document](README.md#the-example-document).\n\n${good}\n## Bad\n\n${bad}`
}

function optionsOf({ id, options = {} }: Rule): string {
  const entries = Object.entries(options)
  if (entries.length === 0) return ''
  const rows = entries.map(([name, { kind, about, default: value }]) => {
    const shown = kind === 'count' ? String(value) : value.length === 0 ? 'none' : value.join(', ')
    return `| \`${name}\` | ${kind === 'count' ? 'whole number' : 'list of texts'} | ${shown} | ${about.replaceAll('|', '\\|')} |\n`
  })
  const [[name, { kind }] = ['', { kind: 'words' }]] = entries
  const example = `\`\`\`yaml\nrules:\n  ${id}:\n    level: warn\n    ${name}: ${kind === 'count' ? '30' : '[…]'}\n\`\`\`\n`
  return `\n## Options\n\n| option | value | default | |\n|---|---|---|---|\n${rows.join('')}\n${example}`
}

function phrasesOf({ phrases: lists = [], groups = {} }: Rule): string {
  const phrases = lists.flat()
  if (phrases.length === 0) return ''
  const named = Object.entries(groups).map(([name, words]) => `<${name}> = ${words}`)
  const notes = named.length > 0 ? ' `<name>` is any word of a group below.' : ''
  const lines = named.length > 0 ? [...phrases, '', ...named] : phrases
  return `\n## Phrases\n\nSpaces separate words, \`a|b\` is either word, \`fail*\` is a beginning, \`*ed\` is an ending, \`(of)\` is optional.${notes}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`
}

function ruleIndex(): string {
  const parts = families.map(family => {
    const rows = rules
      .filter(rule => rule.family === family)
      .map(rule => `| [${rule.id}](${rule.id}.md) | ${severity(rule)} | ${rule.summary} |\n`)
    return `\n## ${family[0]?.toUpperCase()}${family.slice(1)}\n\n| rule | severity | summary |\n|---|---|---|\n${rows.join('')}`
  })
  return `# Rules\n\n\`postmortem explain RULE\` shows these pages in a terminal. A config sets them: see [config](../config.md).\n${parts.join('')}${levelTable()}\n## The example document\n\nThe examples of the rules are changes to this document, which has no findings.\n\n${fence(cleanExample)}`
}

/** The level of each rule in each preset, as the program has them. */
function levelTable(): string {
  const names = Object.keys(presets) as (keyof typeof presets)[]
  const active = names.map(name => new Map(activeRules([presets[name]]).map(one => [one.rule.id, one])))
  const rows = rules.map(rule => {
    const levels = active.map(by => {
      const one = by.get(rule.id)
      return one ? (one.severity ?? rule.severity) : 'off'
    })
    return `| ${[rule.id, ...levels].join(' | ')} |\n`
  })
  return `\n## Presets\n\nThe severity of each rule in each preset. section-required, action-owner and action-due are errors in a document that is in review or published.\n\n| rule | ${names.join(' | ')} |\n|${'---|'.repeat(names.length + 1)}\n${rows.join('')}`
}

/** The words of every command that help lists: `['lint']`, `['templates', 'eject']`. */
const linesBelow = (command: Command): string[][] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter(below => below.name() !== 'help')
    .flatMap(below => [[below.name()], ...linesBelow(below).map(line => [below.name(), ...line])])

/** The page with the table of what can be imported. */
function withSources(page: string): string {
  const rows = importers.map(
    ({ name, title, how }) => `| \`${name}\` | ${title} | ${how.replaceAll('|', '\\|')} |\n`,
  )
  const table = `\n| \`--from\` | what it reads | how to get it |\n|---|---|---|\n${rows.join('')}\n`
  return page.replace(
    /(<!-- sources -->\n)[\s\S]*?(<!-- \/sources -->)/,
    (_, open, close) => open + table + close,
  )
}

async function cliPage(): Promise<string> {
  const texts: string[] = []
  // help asks nothing else of the machine
  const terminal = { columns: 80, color: { out: 0, err: 0 }, out: (text: string) => texts.push(text) }
  const host = { terminal } as unknown as Host
  for (const command of [[], ...linesBelow(declaredProgram(host))]) {
    texts.push(`## postmortem${command.map(name => ` ${name}`).join('')}\n\n\`\`\`text\n`)
    await main([...command, '--help'], host)
    texts.push('```\n\n')
  }
  return `# Commands\n\n${texts.join('').trimEnd()}\n`
}
