import { defineConfig } from 'vitest/config'
import { viteTemplates } from './scripts/precompile.mjs'

export default defineConfig({
  plugins: [viteTemplates],
  // style sheets are read as they are
  test: { css: true, include: ['test/**/*.test.ts'], testTimeout: 30_000 },
})
