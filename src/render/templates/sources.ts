import azureHtml from '../../../templates/azure.html.hbs?raw'
import azureMarkdown from '../../../templates/azure.md.hbs?raw'
import cloudshareHtml from '../../../templates/cloudshare.html.hbs?raw'
import cloudshareMarkdown from '../../../templates/cloudshare.md.hbs?raw'
import coeHtml from '../../../templates/coe.html.hbs?raw'
import coeMarkdown from '../../../templates/coe.md.hbs?raw'
import dropboxHtml from '../../../templates/dropbox.html.hbs?raw'
import dropboxMarkdown from '../../../templates/dropbox.md.hbs?raw'
import emailHtml from '../../../templates/email.html.hbs?raw'
import emailMarkdown from '../../../templates/email.md.hbs?raw'
import emailText from '../../../templates/email.txt.hbs?raw'
import letterHtml from '../../../templates/letter.html.hbs?raw'
import letterMarkdown from '../../../templates/letter.md.hbs?raw'
import sreHtml from '../../../templates/sre.html.hbs?raw'
import sreMarkdown from '../../../templates/sre.md.hbs?raw'
import statusHtml from '../../../templates/status.html.hbs?raw'
import statusMarkdown from '../../../templates/status.md.hbs?raw'
import statusText from '../../../templates/status.txt.hbs?raw'
import type { RenderFormat, TemplateName } from './templates.ts'

export { VIEW_VERSION } from '../view/view-shape.ts'

/** The sources of the built-in templates, to start a custom one from. */
export const templateSources: Readonly<
  Record<TemplateName, Readonly<Partial<Record<RenderFormat, string>>>>
> = {
  azure: { html: azureHtml, markdown: azureMarkdown },
  cloudshare: { html: cloudshareHtml, markdown: cloudshareMarkdown },
  coe: { html: coeHtml, markdown: coeMarkdown },
  dropbox: { html: dropboxHtml, markdown: dropboxMarkdown },
  email: { html: emailHtml, markdown: emailMarkdown, text: emailText },
  letter: { html: letterHtml, markdown: letterMarkdown },
  sre: { html: sreHtml, markdown: sreMarkdown },
  status: { html: statusHtml, markdown: statusMarkdown, text: statusText },
}
