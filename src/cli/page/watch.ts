import type { Host } from '../../host/index.ts'

/** Calls back after each save of any of some files. Returns a function that stops it. */
export const watchFiles =
  (paths: readonly string[], host: Host) =>
  (changed: () => void): (() => void) => {
    const watchers = paths.map(path => host.files.watch(path, changed))
    return () => {
      for (const stop of watchers) stop()
    }
  }

/** Calls back after each change, until the program is asked to end or the callback fails. */
export const watchUntilEnded = (
  watch: (changed: () => void) => () => void,
  host: Host,
  changed: () => Promise<void>,
): Promise<void> =>
  new Promise((done, failed) => {
    const end = () => {
      stop()
      undo()
    }
    const stop = watch(() => {
      changed().catch(error => {
        end()
        failed(error)
      })
    })
    const undo = host.terminal.onTerminate(() => {
      end()
      done()
    }, 'and interrupt')
  })
