import { describe, expect, it } from 'vitest'
import * as library from '../../src/index.ts'
import { type PresetName as Preset, presets } from '../../src/lint/index.ts'
import { reportFormats } from '../../src/report/index.ts'

describe('the library', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(library).sort()).toEqual([
      'ConfigError',
      'appendAction',
      'appendEvent',
      'applyEdits',
      'checkClaims',
      'draftOf',
      'fixText',
      'forPublic',
      'formatInstant',
      'formatSpan',
      'insertEvent',
      'invertEdits',
      'lintDocument',
      'lintText',
      'parse',
      'positionAt',
      'presets',
      'print',
      'readConfig',
      'renderDocument',
      'replaceSection',
      'report',
      'reportFormats',
      'rules',
      'sectionKinds',
      'setField',
      'settingsOf',
      'templates',
      'whyNotEdited',
    ])
  })

  it('names the presets and the formats of the program', () => {
    // what TypeScript compares too: each name is in both lists
    const names: Record<Preset, true> & Record<library.PresetName, true> = {
      recommended: true,
      strict: true,
      public: true,
    }
    expect(library.presets).toEqual(Object.keys(names))
    expect(Object.keys(presets)).toEqual(library.presets)
    const formats: Record<library.ReportFormat, true> = {
      pretty: true,
      unix: true,
      json: true,
      sarif: true,
      junit: true,
      github: true,
      gitlab: true,
      checkstyle: true,
      rdjson: true,
      markdown: true,
    }
    expect(library.reportFormats).toEqual(Object.keys(formats))
    expect(reportFormats).toEqual(library.reportFormats)
  })
})
