import { didYouMean } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type NamedTemplate, type RenderFormat, templateName, templates } from '../../render/index.ts'
import type { TemplateFile } from '../../render/templates/own-template.ts'
import { readDocument } from '../file/read-document.ts'

const ENDING = /\.hbs$/

/** The names of the templates in a folder: that of each file up to its first dot. */
export function ownNames(folder: string | null, host: Host): readonly string[] {
  return [...new Set(filesIn(folder, host).map(templateName))]
}

const filesIn = (folder: string | null, host: Host): readonly string[] =>
  folder === null ? [] : host.files.filesIn(folder).filter(path => ENDING.test(path))

/** The team's files of a template; none for a built-in one. */
export function templateFiles(name: string, folder: string | null, host: Host): readonly string[] {
  const files = ownFiles(name, folder, host)
  return files.length > 0 ? [...files, ...filesIn(`${folder}/partials`, host)] : []
}

const ownFiles = (name: string, folder: string | null, host: Host): readonly string[] =>
  filesIn(folder, host).filter(path => templateName(path) === name)

/**
 * Finds a template by its name: the team's before the built-in ones.
 *
 * @param folder the folder in the config. @throws PostmortemError for a template that does not exist or is not valid.
 */
export async function findTemplate(name: string, folder: string | null, host: Host): Promise<NamedTemplate> {
  const files = ownFiles(name, folder, host)
  if (files.length > 0) return { name, template: await readOwn(files, `${folder}/partials`, host) }
  if (Object.hasOwn(templates, name)) return { name, template: templates[name as keyof typeof templates] }
  const known = [...ownNames(folder, host), ...Object.keys(templates)]
  throw new PostmortemError({ code: 'template-unknown', name, known, hint: didYouMean(name, known) })
}

/** Finds a template that has a format. @throws PostmortemError for one that has not */
export async function pageTemplate(
  name: string,
  format: RenderFormat | 'eml',
  folder: string | null,
  host: Host,
): Promise<NamedTemplate> {
  const named = await findTemplate(name, folder, host)
  const { formats } = named.template
  const isThere = format === 'eml' ? formats.html && formats.text : formats[format]
  if (isThere) return named
  throw new PostmortemError({ code: 'template-format', name, formats: Object.keys(formats) })
}

async function readOwn(paths: readonly string[], partials: string, host: Host) {
  const { ownTemplate } = await import('../../render/templates/own-template.ts')
  const read = (path: string): TemplateFile => ({ path, text: readDocument(path, host) })
  const made = ownTemplate(paths.map(read), filesIn(partials, host).map(read))
  if ('template' in made) return made.template
  throw new PostmortemError({
    code: 'template-invalid',
    problems: made.problems.map(({ path, message }) => `${path}:${message}`),
  })
}
