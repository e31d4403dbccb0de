/**
 * Whether a quotation is open at the end of a text: what somebody else said, in quotation marks, is not what the
 * document says.
 */
export const endsInQuotation = (before: string): boolean =>
  (before.split('"').length - 1) % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”')
