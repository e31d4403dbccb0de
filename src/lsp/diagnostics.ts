import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import type { Finding } from '../lint/index.ts'
import { rulePage } from '../report/index.ts'
import { type Open, placeOf } from './open.ts'

const SOURCE = 'postmortem'

/** The findings of a document as the editor shows them. */
export const diagnosticsOf = (open: Open): Diagnostic[] =>
  open.report.findings.map(finding => diagnosticOf(finding, open))

/** One of them. */
export function diagnosticOf(finding: Finding, open: Open): Diagnostic {
  const { rule, severity, message, range, related = [] } = finding
  return {
    range: placeOf(open, range),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: rule,
    codeDescription: { href: rulePage(rule) },
    source: SOURCE,
    message,
    tags: rule === 'suppression-unused' ? [DiagnosticTag.Unnecessary] : [],
    relatedInformation: related.map(({ range, message }) => ({
      location: { uri: open.sheet.uri, range: placeOf(open, range) },
      message,
    })),
  }
}
