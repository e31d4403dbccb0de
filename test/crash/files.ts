import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type Incident, incident, incidentIn, run, size, start, work } from './incident.ts'
import { report, rows } from './report.ts'

export function fullDisk(): void {
  const disk = join(work, 'disk')
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status !== 0) {
    rows.push('| disk full at different sizes | left out: no right to mount | |')
    return
  }
  const figures = { lost: 0, torn: 0, 'false reports': 0 }
  let full = 0
  try {
    for (let i = 0; i < size.sizes; i++) {
      const cwd = join(disk, String(i))
      mkdirSync(cwd)
      start(cwd)
      const { file } = incidentIn(cwd)
      appendFileSync(file, `\n## Notes\n\n${'x'.repeat(Math.floor((i * 40_000) / size.sizes))}\n`)
      const before = readFileSync(file, 'utf8')
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, (bavail - (i % 12)) * bsize)))
      const { status, stdout, stderr } = run(['log', 'Event on a full disk'], { cwd })
      const after = readFileSync(file, 'utf8')
      if (status === 2) full++
      if (after !== before && !after.includes('Event on a full disk')) figures.torn++
      if ((status === 0) !== stdout.includes('Event on a full disk')) figures['false reports']++
      rmSync(join(disk, 'filler'))
      run(['status'], { cwd })
      const later = readFileSync(file, 'utf8')
      if (!later.includes('Event on a full disk') && !stderr.includes('Event on a full disk')) figures.lost++
      rmSync(cwd, { recursive: true })
    }
  } finally {
    execFileSync('umount', [disk])
  }
  report(
    'disk full (a small tmpfs), at sizes around what `log` needs',
    `${size.sizes} runs, ${full} times exit 2`,
    figures,
  )
}

/** The file or its folder is changed by somebody else meanwhile. */
export function hinderedFiles(): void {
  const figures = { lost: 0, 'false reports': 0 }
  const fails = (name: string, hinder: (place: Incident) => void, mend: (place: Incident) => void) => {
    const place = incident(name)
    hinder(place)
    const { status, stderr, stdout } = run(['log', 'Event that is hindered', '--file', place.file], {
      cwd: place.cwd,
    })
    mend(place)
    run(['status'], { cwd: place.cwd })
    const text = existsSync(place.file) ? readFileSync(place.file, 'utf8') : ''
    if (status !== 2 || stdout !== '') figures['false reports']++
    const journal = `${join(place.folder, '.postmortem', basename(place.file))}.journal`
    const kept = existsSync(journal) && stderr.includes('.journal') ? readFileSync(journal, 'utf8') : ''
    if (![text, stderr, kept].some(where => where.includes('Event that is hindered'))) figures.lost++
  }
  fails(
    'deleted',
    ({ file }) => rmSync(file),
    () => {},
  )
  fails(
    'a folder',
    ({ file }) => {
      rmSync(file)
      mkdirSync(file)
    },
    ({ file }) => rmSync(file, { recursive: true }),
  )
  fails(
    'not text',
    ({ file }) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x41])),
    () => {},
  )
  if (process.getuid?.() !== 0)
    fails(
      'read-only',
      ({ folder }) => chmodSync(folder, 0o555),
      ({ folder }) => chmodSync(folder, 0o755),
    )
  report('file deleted, replaced by a folder, no longer text; folder read-only', 'once each', figures)
}
