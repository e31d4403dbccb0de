import { defineConfig } from 'vitest/config'
// @ts-expect-error a script without types
import { viteTemplates } from './scripts/precompile.mjs'

export default defineConfig({
  plugins: [viteTemplates],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
})
