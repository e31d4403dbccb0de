import {
  applyEdits,
  type Document,
  type Edit,
  hidesAsBefore,
  type ParseOptions,
  parse,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { LintedFile } from '../../lint/index.ts'
import type { Configs, FileSettings } from '../config.ts'
import { changeText } from './change-text.ts'
import { MOVES_MARK } from './moves-mark.ts'
import { readDocument } from './read-document.ts'

/** A postmortem on the disk. Everything is read when it is asked for, since other programs may write the file. */
export interface PostmortemFile {
  readonly path: string
  readonly config: FileSettings
  /** The options that it is parsed with. */
  readonly options: ParseOptions
  text(): string
  read(): Document
  /**
   * Makes one edit after the other, each of the result of those before, under the lock of the file.
   *
   * @param unsaved what was to be written, to print if that fails.
   */
  change(unsaved: string, ...edits: readonly ((document: Document) => Edit)[]): void
  /** Replaces its text by one that is made of what it is by then, under its lock. */
  rewrite(make: (document: Document) => string): void
  /** The report of `lint` on it. */
  lint(): Promise<LintedFile>
}

/** Whether a path is that of standard input. */
export const isInput = (path: string): boolean => path === '-' || path === '/dev/stdin'

/** @param timezone for times without one, if neither the document nor its config names any: the writer's own. */
export async function postmortemFile(
  path: string,
  configs: Configs,
  host: Host,
  timezone?: string,
): Promise<PostmortemFile> {
  const config = await configs(path)
  const options = { ...(timezone !== undefined && { timezone }), ...config.parse, path }
  const input = isInput(path) ? await host.terminal.readInput() : null
  const text = () => input ?? readDocument(path, host)
  return {
    path,
    config,
    options,
    text,
    read: () => parse(text(), options),
    change: (unsaved, ...edits) =>
      changeText(
        path,
        host,
        unsaved,
        before => {
          const after = edits.reduce((now, edit) => applyEdits(now, [edit(parse(now, options))]), before)
          if (hidesAsBefore(before, after, options)) return after
          throw new PostmortemError({ code: 'file-unwritable', path, reason: MOVES_MARK, unsaved })
        },
        true,
      ),
    rewrite: make => changeText(path, host, '', before => make(parse(before, options))),
    async lint() {
      const { lintText } = await import('../../lint/index.ts')
      const { lintOptionsFor } = await import('./lint-options.ts')
      return lintText(path, text(), lintOptionsFor([path], host)(path, await config.settings()))
    },
  }
}
