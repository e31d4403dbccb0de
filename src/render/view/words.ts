import de from '../../../templates/words/de.json' with { type: 'json' }
import en from '../../../templates/words/en.json' with { type: 'json' }
import es from '../../../templates/words/es.json' with { type: 'json' }
import fr from '../../../templates/words/fr.json' with { type: 'json' }
import he from '../../../templates/words/he.json' with { type: 'json' }
import ja from '../../../templates/words/ja.json' with { type: 'json' }

/** The labels and phrases of the built-in templates, in one language. */
export type Words = typeof en

const languages: Readonly<Record<string, Words>> = { en, de, fr, es, ja, he }

/** The codes of the languages that pages can be in. */
export const languageNames: readonly string[] = Object.keys(languages)

/** The words of a language by its code; English where it is not known, or null. */
export function wordsOf(code: string | null): { readonly language: string; readonly words: Words } {
  const base = code?.split('-')[0] ?? 'en'
  const known = Object.hasOwn(languages, base) ? base : 'en'
  return { language: known, words: languages[known] ?? en }
}

/** Fills the placeholders of a text: `All times are in {zone}.` */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : place,
  )
