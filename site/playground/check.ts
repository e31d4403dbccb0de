import {
  type CheckedClaim,
  checkClaims,
  type Document,
  type Finding,
  fixText,
  forPublic,
  lintText,
  type PresetName,
  parse,
  renderDocument,
  settingsOf,
  type TemplateName,
  templates,
} from '../../src/index.ts'

/** All that the page shows of a text. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly claims: readonly CheckedClaim[]
  readonly document: Document
}

/** @param now milliseconds since the epoch. */
export function check(text: string, preset: PresetName, now: number): Checked {
  const options = { settings: settingsOf({ extends: preset }), now }
  return {
    findings: lintText(text, options).findings,
    claims: checkClaims(text, options),
    document: parse(text),
  }
}

/** The text with the fixes that cannot change its meaning. */
export const fixed = (text: string, preset: PresetName, now: number): string =>
  fixText(text, { settings: settingsOf({ extends: preset }), now }).text

/** The page of a document as HTML, or the reason why there is none. */
export function pageOf(
  document: Document,
  template: TemplateName,
): { readonly html: string } | { readonly problem: string } {
  if (templates[template].audience === 'internal') return { html: renderDocument(document, template, 'html') }
  const shown = forPublic(document)
  return 'problem' in shown
    ? { problem: shown.problem }
    : { html: renderDocument(shown.document, template, 'html', { forCustomers: true }) }
}
