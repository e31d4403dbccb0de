import { parse } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type RenderFormat, renderDocument, type TemplateName, templates } from '../../render/index.ts'
import { visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { readDocument } from '../read-document.ts'

export interface RenderOptions {
  readonly template: string
  readonly format?: RenderFormat
  readonly output?: string
}

export async function render(path: string, options: RenderOptions, host: Host): Promise<ExitCode> {
  const { output } = options
  const template = templateNamed(options.template)
  const format = options.format ?? (output && /\.html?$/i.test(output) ? 'html' : 'markdown')
  const { settings } = await configsFor({}, host)(path)
  const page = renderDocument(parse(readDocument(path, host), { path, ...settings.parse }), template, format)
  if (output !== undefined && host.isSame(path, output))
    throw new PostmortemError({
      code: 'usage',
      message: `The page would replace the postmortem: give --output another name than ${visibleLine(path)}.`,
    })
  if (output === undefined || output === '-') host.out(page)
  else {
    if (!host.create(output, page)) host.write(output, page)
    host.err(`Wrote ${visibleLine(output)}\n`)
  }
  return exitCode.ok
}

function templateNamed(name: string): TemplateName {
  if (Object.hasOwn(templates, name)) return name as TemplateName
  throw new PostmortemError({ code: 'template-unknown', name, known: Object.keys(templates) })
}
