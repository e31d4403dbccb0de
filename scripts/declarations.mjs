import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

/** Writes the declarations of the library, one file, from the sources. Throws where they do not compile. */
export async function writeDeclarations() {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json'], {
    stdio: 'inherit',
  })
  const config = ExtractorConfig.loadFileAndPrepare(resolve('scripts/api-extractor.json'))
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      // its greeting and its summary
      message.handled = message.logLevel !== 'error'
    },
  })
  if (!succeeded) throw new Error('The declarations are not complete.')
  await rm('dist/types', { recursive: true })
}
