import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { parseAst } from 'vite'
import { vi } from 'vitest'

export interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

const src = resolve(import.meta.dirname, '../../src')

/** Every regular expression that the sources write out. Those they put together are caught as they are made. */
export function writtenPatterns(): Pattern[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  )
  return files.sort().flatMap(file => {
    const { code } = transformSync(readFileSync(join(src, file), 'utf8'), { loader: 'ts', target: 'es2023' })
    const found: Pattern[] = []
    walk(parseAst(code), node => {
      if (node.type === 'Literal' && node.regex)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags })
    })
    return found
  })
}

interface Node {
  readonly type: string
  readonly regex?: { readonly pattern: string; readonly flags: string }
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') visit(value as Node)
    for (const inner of Object.values(value)) if (typeof inner === 'object') walk(inner, visit)
  }
}

/** The patterns that are put together when the program is loaded. */
export async function madePatterns(): Promise<Pattern[]> {
  const Original = globalThis.RegExp
  const made: Pattern[] = []
  class Watched extends Original {
    constructor(source: string | RegExp, flags?: string) {
      super(source, flags)
      // what packages make is for their own tests
      if (/\/src\//.test(new Error().stack?.split('\n')[2] ?? ''))
        made.push({ file: 'made', source: this.source, flags: this.flags })
    }
  }
  globalThis.RegExp = Watched as RegExpConstructor
  // another test file may have loaded them
  vi.resetModules()
  try {
    await Promise.all([
      import('../../src/lint/index.ts'),
      import('../../src/lint/config/index.ts'),
      import('../../src/render/index.ts'),
    ])
  } finally {
    globalThis.RegExp = Original
  }
  return made
}
