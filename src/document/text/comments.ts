/** The text with something for each HTML comment, those too that are never closed. */
export const replaceComments = (text: string, by = ''): string =>
  text.includes('<!--') ? text.replace(/<!--[\s\S]*?(?:-->|$)/g, by) : text
