/** The depth of blocks in blocks that markdown-it is told to follow. Below it, it would drop what it finds. */
export const DEEPEST = 1000

/** A line that opens more than 200 quotes and lists, or is indented that far, and then has words. */
const DEEP = /^([ \t>*+\-\d.)]{200})([ \t>*+\-\d.)]+)(?=[^ \t>*+\-\d.)\r\n])/gm

const MAY_BE_DEEP = /^[ \t>*+\-\d.)]{201}/m

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ' ': '\u00a0',
  '\t': '\u00a0',
  '>': '\u203a',
  '*': '\u2217',
  '+': '\uff0b',
  '-': '\u2011',
  '.': '\u2024',
  ')': '\uff09',
}

/**
 * The text with the deepest marks of its lines made into words, so that nothing in them is lost. No line and no offset
 * changes.
 */
export const withoutDepth = (text: string): string =>
  MAY_BE_DEEP.test(text)
    ? text.replace(
        DEEP,
        (_, kept: string, marks: string) => kept + marks.replace(/[^\d]/g, mark => LOOK_ALIKES[mark] ?? mark),
      )
    : text
