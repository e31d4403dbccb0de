import type { SectionKind } from '../document/index.ts'
import type { Level } from '../lint/index.ts'

/** What a config, or one of its overrides, sets for files. docs/config.md says more. */
export interface ConfigSettings {
  /** A level for a rule, or a map with its level and options. */
  readonly rules?: Readonly<Record<string, Level | RuleConfig | undefined>> | undefined
  /** Headings that you use for a section, besides the built-in ones. */
  readonly headings?: Readonly<Partial<Record<SectionKind, readonly string[] | undefined>>> | undefined
  /** Fields of front matter that are your own. */
  readonly fields?: readonly string[] | undefined
  /** The required sections, perhaps only with some severities or statuses. */
  readonly required?: readonly RequiredSections[] | undefined
  /** The allowed labels of `severity`. */
  readonly severities?: readonly string[] | undefined
  /** How readers can reach you: addresses, pages, channels. */
  readonly contacts?: readonly string[] | undefined
  /** The organization of pages whose front matter names none. */
  readonly organization?: string | undefined
  /** Who signs pages whose front matter names nobody. */
  readonly signed?: readonly string[] | undefined
  /** The IANA time zone of times that have none in their document. */
  readonly timezone?: string | undefined
}

/** The level and the options of a rule. */
export interface RuleConfig {
  readonly level?: Level | undefined
  readonly [option: string]: Level | number | readonly string[] | undefined
}

/** Sections that a postmortem must have. */
export interface RequiredSections {
  readonly sections: readonly SectionKind[]
  readonly severity?: string | readonly string[] | undefined
  readonly status?: Status | readonly Status[] | undefined
}

type Status = 'draft' | 'in_review' | 'published'

/** A config as a value, with the keys of its file. */
export interface Config extends ConfigSettings {
  readonly $schema?: string | undefined
  /** Presets and config files, of which the last wins. */
  readonly extends?: string | readonly string[] | undefined
  /** The folder of postmortems, relative to the config. */
  readonly folder?: string | undefined
  /** The folder of your own templates. */
  readonly templates?: string | undefined
  /** Files that are not linted: patterns as in .gitignore. */
  readonly ignore?: readonly string[] | undefined
  /** Files of folders that are linted besides those in .md and .markdown. */
  readonly include?: readonly string[] | undefined
  /** Settings for some files; the last match wins. */
  readonly overrides?: readonly (ConfigSettings & { readonly files: readonly string[] })[] | undefined
}
