/** A Handlebars file is compiled when the program is built: see scripts/precompile.mjs. */
declare module '*.hbs' {
  const template: import('./templates/templates.ts').Precompiled
  export default template
}

/** What tells one build of the program from another. */
declare const PROGRAM_BUILD: string

/** A style sheet as text. */
declare module '*.css?raw' {
  const text: string
  export default text
}

/** A page of the documentation as text. */
declare module '*.md?raw' {
  const text: string
  export default text
}

/** A script for a page, with all that it imports, as one text: see scripts/precompile.mjs. */
declare module '*?bundled' {
  const text: string
  export default text
}

/** The runtime without the compiler, under the name that Node resolves. */
declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars'
  export default Handlebars
}

/** A Handlebars file as it is written. */
declare module '*.hbs?raw' {
  const text: string
  export default text
}
