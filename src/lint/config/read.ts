import stripJsonComments from 'strip-json-comments'
import {
  didYouMean,
  type Field,
  type FieldValue,
  linesOf,
  normalise,
  positionAt,
  type Range,
  readYamlFields,
  type SectionKind,
  sectionKinds,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import { quote } from '../../visible.ts'
import { type Level, levels, type PresetName, presets, type RuleSettings, rules } from '../index.ts'
import type { OptionValues, TeamSettings } from '../rule.ts'
import { type ConfigValues, configSchemaWith } from './schema.ts'

/** The settings of a config or of an override. What it does not set comes from the layers below. */
export interface Layer {
  readonly rules: RuleSettings
  readonly team: Partial<TeamSettings>
  readonly headings: ReadonlyMap<string, SectionKind>
  readonly timezone: string | null
  /** Fields of the team's own in front matter. */
  readonly fields: readonly string[]
  readonly ignore: readonly string[]
  readonly include: readonly string[]
  /** The folder of the postmortems, relative to the config. */
  readonly folder: string | null
  /** The folder of the team's templates. */
  readonly templates: string | null
  readonly overrides: readonly { readonly files: readonly string[]; readonly layer: Layer }[]
}

/** A preset or a file that a config extends. */
export type Base = { readonly preset: PresetName } | { readonly file: string }

export interface ConfigFile {
  /** As written. */
  readonly values: ConfigValues
  readonly extends: readonly Base[]
  readonly layer: Layer
}

/**
 * Reads the text of a config: YAML, or JSON with or without comments, or a package.json with a `postmortem` key. A
 * config is data only: nothing in it is run.
 *
 * @returns null for a package.json without the key.
 * @throws PostmortemError that lists every fault with its line.
 */
export function readConfig(path: string, text: string): ConfigFile | null {
  const manifest = /(?:^|[/\\])package\.json$/.test(path)
  // every JSON text is YAML too, but for its comments; blanks in their place keep every offset
  const isJson = /\.jsonc?$/.test(path)
  const root = readYamlFields(isJson ? stripJsonComments(text) : text)
  if ('message' in root) {
    const message = isJson ? root.message.replace('YAML', 'JSON') : root.message
    throw invalid(path, text, [{ ...root, message }])
  }
  const node = manifest ? root.fields.find(({ key }) => key === 'postmortem')?.value : asMap(root.fields)
  if (!node || node.kind === 'null') return manifest ? null : { values: {}, extends: [], layer: layerOf({}) }
  const found = schemaValueOf(node, text)
  const written = JSON.stringify(found)
  const result = configSchemaWith(rules.filter(({ id }) => written.includes(id))).safeParse(found)
  if (!result.success)
    throw invalid(
      path,
      text,
      result.error.issues.flatMap(issue => faultsOf(issue, node)),
    )
  const { extends: bases, ...values } = result.data
  const faults: Fault[] = []
  const extended = listOf(bases).map((name): Base => {
    if (/[/\\]|\.(?:ya?ml|jsonc?)$/.test(name)) return { file: name }
    const message = presetFault(name)
    if (message) faults.push({ message, range: nodeAt(node, ['extends'])?.range ?? node.range })
    return { preset: name as PresetName }
  })
  if (faults.length > 0) throw invalid(path, text, faults)
  return { values: result.data, extends: extended, layer: layerOf(values) }
}

const asMap = (fields: readonly Field[]): FieldValue => ({ kind: 'map', fields, range: { start: 0, end: 0 } })

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

type Settings = Omit<
  ConfigValues,
  'extends' | '$schema' | 'ignore' | 'include' | 'folder' | 'templates' | 'overrides'
>

function layerOf({
  ignore = [],
  include = [],
  folder,
  templates,
  overrides = [],
  ...settings
}: Omit<ConfigValues, 'extends' | '$schema'>): Layer {
  return {
    ...simpleLayer(settings),
    ignore,
    include,
    folder: folder ?? null,
    templates: templates ?? null,
    overrides: overrides.map(({ files, ...values }) => ({ files, layer: simpleLayer(values) })),
  }
}

function simpleLayer(settings: Settings): Layer {
  const {
    rules: chosen = {},
    required,
    severities,
    contacts,
    organization,
    signed,
    headings = {},
    fields = [],
    timezone = null,
  } = settings
  return {
    rules: Object.fromEntries(
      Object.entries(chosen).flatMap(([id, setting]) =>
        setting === undefined ? [] : [[id, settingOf(setting)]],
      ),
    ),
    team: {
      ...(severities && { severities }),
      ...(contacts && { contacts }),
      ...(organization && { organization }),
      ...(signed && { signed }),
      ...(required && {
        required: required.map(({ sections, severity, status }) => ({
          sections,
          severity: severity === undefined ? null : listOf(severity),
          status: status === undefined ? null : listOf(status),
        })),
      }),
    },
    headings: new Map(
      sectionKinds.flatMap(kind =>
        (headings[kind] ?? []).map(heading => [normalise(heading), kind] as const),
      ),
    ),
    timezone,
    fields,
    ignore: [],
    include: [],
    folder: null,
    templates: null,
    overrides: [],
  }
}

function settingOf(setting: Level | ({ level?: Level | undefined } & Record<string, unknown>)) {
  if (typeof setting === 'string') return { level: setting, options: {} }
  const { level = null, ...options } = setting
  // the schema allows only the rule's own options, each of its kind
  return { level, options: options as OptionValues }
}

function presetFault(name: string): string | null {
  if (Object.hasOwn(presets, name)) return null
  const known = Object.keys(presets)
  return `There is no preset ${quote(name)}${didYouMean(name, known) || '.'} Presets: ${known.join(', ')}. To extend a file, write ./name.yaml.`
}

/** Checks the name of a preset. @throws PostmortemError if there is no such preset. */
export function readPreset(name: string): PresetName {
  const message = presetFault(name)
  if (message) throw new PostmortemError({ code: 'usage', message })
  return name as PresetName
}

/** Reads `RULE=LEVEL` of the command line. @throws PostmortemError for anything else. */
export function readRuleFlag(text: string): RuleSettings {
  const [, id = '', level = ''] = /^([\w-]+)[=:]\s*(\w+)$/.exec(text) ?? []
  const known = rules.some(rule => rule.id === id)
  const message = !id
    ? `Write --rule RULE=LEVEL, not ${quote(text)}.`
    : !known
      ? `There is no rule ${quote(id)}${didYouMean(id, ruleIds) || '.'}`
      : !levels.some(name => name === level)
        ? `Write ${levels.join(', ')} after --rule ${id}=, not ${quote(level)}.`
        : null
  if (message) throw new PostmortemError({ code: 'usage', message })
  return { [id]: { level: level as Level, options: {} } }
}

const ruleIds = rules.map(rule => rule.id)

interface Fault {
  readonly message: string
  readonly range: Range
}

function invalid(path: string, text: string, faults: readonly Fault[]): PostmortemError {
  const lines = linesOf(text)
  const problems = faults.map(({ message, range }) => `${positionAt(lines, range.start).line}: ${message}`)
  return new PostmortemError({ code: 'config-invalid', path, problems: [...new Set(problems)] })
}

/** Turns a node into a value for the schema: options of rules may be numbers, everything else is text. */
function schemaValueOf(node: FieldValue, source: string, inRules = false): unknown {
  switch (node.kind) {
    case 'text':
      return inRules && /^\d{1,9}$/.test(node.text) && source[node.range.start] === node.text[0]
        ? Number(node.text)
        : node.text
    case 'null':
      return undefined
    case 'list':
      return node.items.map(item => schemaValueOf(item, source))
    case 'map':
      return Object.fromEntries(
        node.fields.map(({ key, value }) => [key, schemaValueOf(value, source, inRules || key === 'rules')]),
      )
  }
}

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
}

function faultsOf(issue: Issue, root: FieldValue): Fault[] {
  const node = nodeAt(root, issue.path) ?? root
  if (issue.code === 'unrecognized_keys' && node.kind === 'map')
    return (issue.keys ?? []).map(key => unknownKey(key, issue.path, node))
  if (issue.code === 'invalid_union' && issue.message.startsWith('Invalid')) {
    // the issue of the branch for the value's own kind is the useful one
    const branch = issue.errors?.[node.kind === 'text' ? 0 : 1] ?? []
    return branch.flatMap(inner => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, root))
  }
  const name = issue.path.map(String).join('.')
  const message = issue.message.startsWith('Invalid') ? 'This value is not allowed here.' : issue.message
  return [{ message: `${name ? `${name}: ` : ''}${message}`, range: node.range }]
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  node: Extract<FieldValue, { kind: 'map' }>,
): Fault {
  const range = node.fields.find(field => field.key === key)?.keyRange ?? node.range
  const [last, before] = [path.at(-1), path.at(-2)]
  const known = keysAt(path)
  const what =
    last === 'rules'
      ? 'rule'
      : before === 'rules'
        ? `option of ${String(last)}`
        : last === 'headings'
          ? 'section'
          : 'key'
  const others = known.length <= 12 ? ` Known: ${known.join(', ')}.` : ''
  return { message: `There is no ${what} ${quote(key)}${didYouMean(key, known) || '.'}${others}`, range }
}

const SETTINGS = 'rules headings fields required severities contacts organization signed timezone'.split(' ')

/** The allowed keys of a map at a path of the config. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const [last, before] = [path.at(-1), path.at(-2)]
  if (last === undefined)
    return ['extends', ...SETTINGS, 'folder', 'ignore', 'include', 'overrides', 'templates']
  if (last === 'rules') return ruleIds
  if (last === 'headings') return sectionKinds
  if (before === 'rules')
    return ['level', ...Object.keys(rules.find(rule => rule.id === last)?.options ?? {})]
  return before === 'required' ? ['sections', 'severity', 'status'] : ['files', ...SETTINGS]
}

function nodeAt(root: FieldValue, path: readonly PropertyKey[]): FieldValue | undefined {
  let node: FieldValue | undefined = root
  for (const step of path) {
    node =
      node?.kind === 'list' && typeof step === 'number'
        ? node.items[step]
        : node?.kind === 'map'
          ? node.fields.find(({ key }) => key === step)?.value
          : undefined
  }
  return node
}
