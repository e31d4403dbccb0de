import type { FileReport, Finding } from '../lint/index.ts'
import { portablePath } from './about.ts'
import type { Reporter } from './reporter.ts'
import { xmlText } from './xml.ts'

/**
 * JUnit XML: a suite for each file, a case for each finding. A warning is a passing case with output. Readers want a
 * time; it is 0, so that the same input gives the same report.
 */
export const junit: Reporter<Suite> = {
  part: file => ({ text: suite(file), cases: Math.max(1, file.findings.length), failures: failuresIn(file) }),
  whole(suites) {
    const sum = (count: (suite: Suite) => number) => suites.reduce((total, one) => total + count(one), 0)
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmortem" tests="${sum(({ cases }) => cases)}" failures="${sum(({ failures }) => failures)}" errors="0" time="0">\n${suites.map(({ text }) => text).join('')}</testsuites>\n`
  },
}

interface Suite {
  readonly text: string
  readonly cases: number
  readonly failures: number
}

const failuresIn = ({ findings }: FileReport): number =>
  findings.filter(({ severity }) => severity === 'error').length

function suite(file: FileReport): string {
  const { path, findings } = file
  const name = xmlText(portablePath(path))
  const cases = findings.map(finding => testCase(name, finding)).join('')
  return `  <testsuite name="${name}" tests="${Math.max(1, findings.length)}" failures="${failuresIn(file)}" errors="0" time="0">\n${cases || `    <testcase name="postmortem lint" classname="${name}" time="0"/>\n`}  </testsuite>\n`
}

function testCase(className: string, { rule, severity, message, start }: Finding): string {
  const place = `${className}:${start.line}:${start.column}`
  const text = xmlText(message)
  const inner =
    severity === 'error'
      ? `<failure type="${rule}" message="${text}">${place} ${text}</failure>`
      : `<system-out>warning: ${place} ${text}</system-out>`
  return `    <testcase name="${rule} (line ${start.line})" classname="${className}" time="0">${inner}</testcase>\n`
}
