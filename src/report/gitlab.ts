import { digestOf } from '../digest.ts'
import { fingerprintsOf } from '../lint/baseline.ts'
import type { FileReport } from '../lint/index.ts'
import { jsonText } from '../visible.ts'
import { portablePath } from './about.ts'
import type { Reporter } from './reporter.ts'

const severities = { error: 'major', warning: 'minor' } as const

/** GitLab's code quality report, in Code Climate's format. */
export const gitlab: Reporter<ReturnType<typeof entriesOf>> = {
  part: entriesOf,
  whole: entries => `${jsonText(entries.flat(), 2)}\n`,
}

function entriesOf(file: FileReport) {
  const path = portablePath(file.path)
  const prints = fingerprintsOf(file)
  return file.findings.map(({ rule, severity, message, start, end }, i) => ({
    type: 'issue',
    check_name: rule,
    description: message,
    categories: ['Style'],
    // GitLab merges findings with the same fingerprint, even of different files
    fingerprint: digestOf(`${path}\0${prints[i]}`).slice(0, 40),
    severity: severities[severity],
    location: { path, lines: { begin: start.line, end: end.line } },
  }))
}
