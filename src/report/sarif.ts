import { type Edit, type Lines, linesOf, positionAt } from '../document/index.ts'
import { fingerprintsOf } from '../lint/baseline.ts'
import { type FileReport, type Finding, rules } from '../lint/index.ts'
import { jsonText } from '../visible.ts'
import { counted, portablePath, rulePage, tool } from './about.ts'
import type { Reporter } from './reporter.ts'

/** The number of results that GitHub shows of a run; it keeps the most severe. */
const SHOWN_AT_MOST = 5000

/** SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
export const sarif: Reporter<ReturnType<typeof resultsOf>> = {
  part: resultsOf,
  whole: results =>
    `${jsonText(
      {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: tool.name,
                version: tool.version,
                semanticVersion: tool.version,
                informationUri: tool.site,
                rules: rules.map(descriptorOf),
              },
            },
            columnKind: 'utf16CodeUnits',
            results: results.flat(),
          },
        ],
      },
      2,
    )}\n`,
  remark({ errors, warnings }) {
    const results = errors + warnings
    return results > SHOWN_AT_MOST
      ? `GitHub shows ${SHOWN_AT_MOST} of these ${counted(results, 'result')}. Lint only what changed with --since, or accept today's with --baseline write.\n`
      : ''
  },
}

/** The index of each rule among the described ones. */
const places = new Map(rules.map(({ id }, i) => [id, i]))

const descriptorOf = ({ id, summary, why, severity, family }: (typeof rules)[number]) => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: why },
  help: { text: `${summary} ${why}`, markdown: `${summary}\n\n${why}\n\n[Examples](${rulePage(id)})` },
  helpUri: rulePage(id),
  defaultConfiguration: { level: severity },
  properties: { tags: [family] },
})

function resultsOf(file: FileReport) {
  const prints = fingerprintsOf(file)
  const artifactLocation = { uri: uriOf(file.path) }
  const lines = linesOf(file.text ?? '')
  return file.findings.map((finding, i) => ({
    ruleId: finding.rule,
    ruleIndex: places.get(finding.rule),
    level: finding.severity,
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    ...(finding.related && {
      relatedLocations: finding.related.map((place, id) => ({
        id,
        physicalLocation: { artifactLocation, region: regionOf(place) },
        message: { text: place.message },
      })),
    }),
    partialFingerprints: { 'postmortem/v1': prints[i] },
    ...(finding.fix && { fixes: [fixOf(finding.fix, lines, artifactLocation)] }),
  }))
}

const regionOf = ({ start, end }: Pick<Finding, 'start' | 'end'>) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

function fixOf({ range, text }: Edit, lines: Lines, artifactLocation: { readonly uri: string }) {
  const deletedRegion = regionOf({
    start: positionAt(lines, range.start),
    end: positionAt(lines, range.end),
  })
  return {
    description: { text: 'Apply the fix that postmortem suggests' },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion, insertedContent: { text } }] }],
  }
}

/** A relative reference, or the `file:` address of an absolute path. */
function uriOf(path: string): string {
  const drive = /^[a-z]:(?=\/)/i.exec(path)?.[0] ?? ''
  const names = portablePath(path)
    .slice(drive.length)
    .split('/')
    .map(name => encodeURIComponent(name.toWellFormed()))
  const isAbsolute = drive !== '' || path.startsWith('/')
  return `${isAbsolute ? `file://${drive && `/${drive}`}` : ''}${names.join('/')}`
}
