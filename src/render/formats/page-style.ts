import { digestInBase64 } from '../../digest.ts'

/** The sheet of paper where it is not A4: in the languages of countries that use Letter. */
export const paperOf = (language: string): string =>
  /-(?:us|ca|mx|ph|co|cl|ve)$/i.test(language) ? '@page { size: Letter; }\n' : ''

/**
 * The content security policy: it loads nothing, and allows the style sheet by its hash and pictures only where needed.
 */
export const policyOf = (style: string, pictures: boolean): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${digestInBase64(style)}'`,
    ...(pictures ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
