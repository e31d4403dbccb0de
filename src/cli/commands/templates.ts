import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type RenderFormat, templateEndings, templates } from '../../render/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { findTemplate, ownNames } from '../page/find-template.ts'
import { readDocument } from '../read-document.ts'

export interface EjectOptions {
  readonly as?: string
  readonly folder?: string
}

const folderOf = async (host: Host): Promise<string | null> =>
  (await configsFor({}, host)('postmortem.md')).templates

/** List all templates, those of the house first. */
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
      // one that is broken hides no other
      if (!(error instanceof PostmortemError)) throw error
      host.terminal.err(`${error.message}\n`)
      ended = exitCode.cannotRun
    }
  return ended
}

/** Print how a template is written. */
export async function showTemplate(name: string, host: Host): Promise<ExitCode> {
  const folder = await folderOf(host)
  await findTemplate(name, folder, host)
  for (const { path, text } of await sourcesOf(name, folder, host))
    host.terminal.out(`${visibleLine(path)}:\n${visible(text)}\n`)
  return exitCode.ok
}

/** Copy a built-in template into the folder of one's own, ready to be changed. */
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
      code: 'usage',
      message: 'Give --as a name of small letters, digits and dashes.',
    })
  for (const { format, text } of await builtInSources(name)) {
    const path = `${folder}/${target}${templateEndings[format]}`
    host.terminal.err(
      host.files.create(path, text)
        ? `Wrote ${visibleLine(path)}\n`
        : `${visibleLine(path)} is there already, and stays as it is.\n`,
    )
  }
  if (configured === null)
    host.terminal.err(
      `Now name the folder in your config, so that render looks there:\n  templates: ${folder}\n`,
    )
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

/** With the head that a template of one's own begins with. */
async function builtInSources(name: string): Promise<readonly { format: RenderFormat; text: string }[]> {
  const { templateSources, VIEW_VERSION } = await import('../../render/sources.ts')
  const { title } = templates[name as keyof typeof templates]
  return Object.entries(templateSources[name as keyof typeof templateSources]).map(([format, source]) => ({
    format: format as RenderFormat,
    text: `{{!--\ntitle: ${JSON.stringify(title)}\nformats: [${format}]\nview: ${VIEW_VERSION}\nlike: ${name}\n--}}\n${source}`,
  }))
}
