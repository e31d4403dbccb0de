import { didYouMean } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type NamedTemplate, templateName, templates } from '../../render/index.ts'
import type { TemplateFile } from '../../render/own-template.ts'
import { readDocument } from '../read-document.ts'

const ENDING = /\.hbs$/

/** The names of the templates in a folder: that of each file up to its first dot. */
export function ownNames(folder: string | null, host: Host): readonly string[] {
  return [...new Set(filesIn(folder, host).map(templateName))]
}

const filesIn = (folder: string | null, host: Host): readonly string[] =>
  folder === null ? [] : host.files.filesIn(folder).filter(path => ENDING.test(path))

/** The files of the house that a template is made of; none for a built-in one. */
export function templateFiles(name: string, folder: string | null, host: Host): readonly string[] {
  const files = ownFiles(name, folder, host)
  return files.length > 0 ? [...files, ...filesIn(`${folder}/partials`, host)] : []
}

const ownFiles = (name: string, folder: string | null, host: Host): readonly string[] =>
  filesIn(folder, host).filter(path => templateName(path) === name)

/**
 * A template by its name: of the house before the built-in ones.
 *
 * @param folder that of the config. @throws PostmortemError for one that is not there, or that names what is not.
 */
export async function findTemplate(name: string, folder: string | null, host: Host): Promise<NamedTemplate> {
  const files = ownFiles(name, folder, host)
  if (files.length > 0) return { name, template: await readOwn(files, `${folder}/partials`, host) }
  if (Object.hasOwn(templates, name)) return { name, template: templates[name as keyof typeof templates] }
  const known = [...ownNames(folder, host), ...Object.keys(templates)]
  throw new PostmortemError({ code: 'template-unknown', name, known, hint: didYouMean(name, known) })
}

async function readOwn(paths: readonly string[], pieces: string, host: Host) {
  const { ownTemplate } = await import('../../render/own-template.ts')
  const read = (path: string): TemplateFile => ({ path, text: readDocument(path, host) })
  const made = ownTemplate(paths.map(read), filesIn(pieces, host).map(read))
  if ('template' in made) return made.template
  throw new PostmortemError({
    code: 'template-invalid',
    problems: made.problems.map(({ path, message }) => `${path}:${message}`),
  })
}
