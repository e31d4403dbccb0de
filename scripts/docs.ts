import { main } from '../src/cli/program.ts'
import type { Host } from '../src/host.ts'
import { type Rule, rules } from '../src/lint/index.ts'

/** Every generated page, by path. */
export async function pages(): Promise<Record<string, string>> {
  const rulePages = rules.map(rule => [`docs/rules/${rule.id}.md`, rulePage(rule)])
  return {
    ...Object.fromEntries(rulePages),
    'docs/rules/README.md': ruleIndex(),
    'docs/cli.md': await cliPage(),
  }
}

const fence = (text: string) => `\`\`\`\`markdown\n${text.replace(/\n$/, '')}\n\`\`\`\`\n`

const severity = (rule: Rule) => `${rule.severity}${rule.off ? ', off unless asked for' : ''}`

function rulePage(rule: Rule): string {
  const good = rule.examples.good.map(fence).join('\n')
  const bad = rule.examples.bad.map(fence).join('\n')
  return `# ${rule.id}\n\n${rule.summary}\n\n${rule.why}\n\nSeverity: ${severity(rule)}.\n\n## Good\n\n${good}\n## Bad\n\n${bad}`
}

function ruleIndex(): string {
  const rows = rules.map(rule => `| [${rule.id}](${rule.id}.md) | ${severity(rule)} | ${rule.summary} |\n`)
  return `# Rules\n\n| rule | severity | what holds |\n|---|---|---|\n${rows.join('')}`
}

async function cliPage(): Promise<string> {
  const texts: string[] = []
  // help asks nothing else of the machine
  const host = { columns: 80, out: (text: string) => texts.push(text) } as unknown as Host
  for (const command of [[], ['new'], ['lint'], ['show'], ['render']]) {
    texts.push(`## postmortem${command.map(name => ` ${name}`).join('')}\n\n\`\`\`text\n`)
    await main([...command, '--help'], host)
    texts.push('```\n\n')
  }
  return `# Commands\n\n${texts.join('').trimEnd()}\n`
}
