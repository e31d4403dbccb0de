/**
 * Whether a quotation is open at the end of a text. What somebody said, in quotation marks, is not a statement of the
 * document.
 */
export const endsInQuotation = (before: string): boolean =>
  (before.split('"').length - 1) % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”')
