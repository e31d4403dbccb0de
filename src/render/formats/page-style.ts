import css from '../../../templates/page.css?raw'
import { digestInBase64 } from '../../digest.ts'

/** The style sheet of a page. @param own what is added to it */
export const styleOf = (language: string, own: string): string =>
  // trimmed, so that the hash in the policy is that of the style element in the page
  `${css}\n${paperOf(language)}${own}`.replace(/\r\n?/g, '\n').trim()

/** The sheet of paper where it is not A4: in the languages of countries that use Letter. */
const paperOf = (language: string): string =>
  /-(?:us|ca|mx|ph|co|cl|ve)$/i.test(language) ? '@page { size: Letter; }\n' : ''

/**
 * The content security policy: it loads nothing, and allows the style sheet by its hash, a script and pictures only where
 * needed.
 */
export const policyOf = (style: string, pictures: boolean, script: string | null = null): string =>
  [
    "default-src 'none'",
    ...(script === null ? [] : [`script-src 'sha256-${digestInBase64(script)}'`]),
    `style-src 'sha256-${digestInBase64(style)}'`,
    ...(pictures ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
