/** Words of Markdown without their marks, for a table: a link is its words. */
export const plainTitle = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]\n]{0,200})\]\([^()\s]{0,300}\)/g, '$1')
    .replace(/[`*]|~~|\\(?=[^\w\s])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
