import { defineConfig } from 'vitest/config'
import { viteTemplates } from './scripts/precompile.mjs'

export default defineConfig({
  plugins: [viteTemplates],
  define: { PROGRAM_BUILD: '"sources"' },
  // style sheets are read as they are; whoever shares a machine waits longer, and fails no test for it
  test: { css: true, include: ['test/**/*.test.ts'], testTimeout: 120_000, maxWorkers: '100%' },
})
