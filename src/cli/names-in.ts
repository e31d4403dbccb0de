/** Names separated by commas, without quotes around one. */
export const namesIn = (line: string): readonly string[] =>
  line
    .split(',')
    .map(name => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter(Boolean)
