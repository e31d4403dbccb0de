import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type RenderFormat, templateEndings, templates } from '../../render/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { readDocument } from '../file/read-document.ts'
import { findTemplate, ownNames } from '../page/find-template.ts'

export interface EjectOptions {
  readonly as?: string
  readonly folder?: string
}

const folderOf = async (host: Host): Promise<string | null> =>
  (await configsFor({}, host)('postmortem.md')).templates

/** Lists all templates, those of the team first. */
export async function listTemplates(host: Host): Promise<ExitCode> {
  const folder = await folderOf(host)
  const own = ownNames(folder, host)
  const names = [...own, ...Object.keys(templates).filter(name => !own.includes(name))]
  const width = Math.max(...names.map(name => name.length))
  let ended: ExitCode = exitCode.ok
  for (const name of names)
    try {
      const { template } = await findTemplate(name, folder, host)
      const formats = Object.keys(template.formats).join(', ')
      host.terminal.out(`${visibleLine(name).padEnd(width)}  ${visibleLine(template.title)} (${formats})\n`)
    } catch (error) {
      // a broken template hides no other
      if (!(error instanceof PostmortemError)) throw error
      host.terminal.err(`${error.message}\n`)
      ended = exitCode.cannotRun
    }
  return ended
}

/** Prints the source of a template. */
export async function showTemplate(name: string, host: Host): Promise<ExitCode> {
  const folder = await folderOf(host)
  await findTemplate(name, folder, host)
  for (const { path, text } of await sourcesOf(name, folder, host))
    host.terminal.out(`${visibleLine(path)}:\n${visible(text)}\n`)
  return exitCode.ok
}

/** Copies a built-in template into the team's folder, ready to be changed. */
export async function ejectTemplate(
  name: string,
  { as, folder: named }: EjectOptions,
  host: Host,
): Promise<ExitCode> {
  const configured = await folderOf(host)
  const folder = named ?? configured ?? 'templates'
  await findTemplate(name, null, host)
  const target = as ?? name
  if (!/^[a-z0-9][a-z0-9_-]{0,60}$/.test(target))
    throw new PostmortemError({
      code: 'flag-invalid',
      flag: '--as',
      value: target,
      expects: 'a name of lowercase letters, digits, dashes and underscores',
    })
  for (const { format, text } of await builtInSources(name)) {
    const path = `${folder}/${target}${templateEndings[format]}`
    host.terminal.err(
      host.files.create(path, text)
        ? `Wrote ${visibleLine(path)}\n`
        : `${visibleLine(path)} already exists, and was not changed.\n`,
    )
  }
  if (configured === null)
    host.terminal.err(`To let render find it, name the folder in your config:\n  templates: ${folder}\n`)
  return exitCode.ok
}

async function sourcesOf(name: string, folder: string | null, host: Host) {
  if (folder !== null && ownNames(folder, host).includes(name))
    return host.files
      .filesIn(folder)
      .filter(path => path.endsWith('.hbs') && path.startsWith(`${folder}/${name}.`))
      .map(path => ({ path, text: readDocument(path, host) }))
  return (await builtInSources(name)).map(({ format, text }) => ({
    path: `${name}${templateEndings[format]}`,
    text,
  }))
}

/** The source, with the head that a template in a file begins with. */
async function builtInSources(name: string): Promise<readonly { format: RenderFormat; text: string }[]> {
  const { templateSources, VIEW_VERSION } = await import('../../render/templates/sources.ts')
  const { title } = templates[name as keyof typeof templates]
  return Object.entries(templateSources[name as keyof typeof templateSources]).map(([format, source]) => ({
    format: format as RenderFormat,
    text: `{{!--\ntitle: ${JSON.stringify(title)}\nformats: [${format}]\nview: ${VIEW_VERSION}\nlike: ${name}\n--}}\n${source}`,
  }))
}
