export { parse } from '../src/document/index.ts'
export { renderDocument, templates } from '../src/render/index.ts'
