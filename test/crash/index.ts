import { rmSync } from 'node:fs'
import { killsDuringNew } from './conversation.ts'
import { closings, manyWriters, stoppedHolder } from './crowds.ts'
import { fullDisk, hinderedFiles } from './files.ts'
import { killsDuringImport } from './imports.ts'
import { work } from './incident.ts'
import { killsAtEveryCall, killsDuringLog, killsInACrowd } from './kills.ts'
import { failed, rows } from './report.ts'

// npm run test:crash -- [--short] [--seed N]: kills, full disks and crowds against the built program. Prints a table;
// exits 1 when anything that was acknowledged is lost, doubled or torn.
try {
  await killsDuringLog()
  await killsInACrowd()
  await manyWriters()
  await closings()
  await killsDuringNew()
  await killsDuringImport()
  killsAtEveryCall()
  fullDisk()
  await stoppedHolder()
  hinderedFiles()
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.stdout.write(`| what is done | how often | what came of it |\n|---|---|---|\n${rows.join('\n')}\n`)
process.exitCode = failed() ? 1 : 0
