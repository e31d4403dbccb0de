import { defineConfig } from 'vitest/config'
import { viteTemplates } from './scripts/precompile.mjs'

export default defineConfig({
  plugins: [viteTemplates],
  define: { PROGRAM_BUILD: '"sources"' },
  test: {
    include: ['test/**/*.test.ts'],
    // style sheets are read as they are
    css: true,
    // whoever shares a machine waits longer, and fails no test for it
    testTimeout: 120_000,
    maxWorkers: '100%',
    // no module has state, so that files may share them: half of the time went into loading them again
    isolate: false,
  },
})
