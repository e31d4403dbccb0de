import type { TemplateName } from '../../src/render/index.ts'

/** The templates whose pages have the whole document. */
export const whole = [
  'cloudshare',
  'dropbox',
  'letter',
  'sre',
  'azure',
  'coe',
] as const satisfies readonly TemplateName[]
