import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, folder, program } from './cli/run.ts'

const text = readFileSync(resolve(import.meta.dirname, '../docs/tutorial.md'), 'utf8')

/** Each command after a `$`, with the output below it. */
const steps = [...text.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .filter(Boolean)
    .map(step => {
      const end = step.indexOf('\n')
      return { command: step.slice(0, end), output: step.slice(end + 1) }
    }),
)

describe('the tutorial', () => {
  it('shows exactly what the program prints', () => {
    const cwd = folder()
    const shell = `postmortem() { "${process.execPath}" "${program}" "$@"; }`
    for (const { command, output } of steps) {
      const { stdout } = spawnSync('sh', ['-c', `${shell}\nexec 2>&1\n${command}`], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', TZ: 'UTC' },
      })
      expect(`$ ${command}\n${stdout}`).toBe(`$ ${command}\n${output}`)
    }
    expect(steps.length).toBeGreaterThan(10)
    expect(filesIn(cwd)).toContain('page.html')
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain('Checkout errors after a cache failover')
  })
})
