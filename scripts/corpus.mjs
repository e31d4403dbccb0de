import { load } from './bundle.mjs'

// corpus.mjs FOLDER [--misses]: how well the documents of a labelled folder are read (docs/accuracy.md).
const [folder, ...flags] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npm run corpus -- FOLDER [--misses]')
  process.exit(2)
}
const { measure } = await load('scripts/corpus.ts')
console.log(measure(folder, flags.includes('--misses')))
