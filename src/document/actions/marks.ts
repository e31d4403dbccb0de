const DONE_MARK =
  /^(?:✔️?|✅|☑️?|[([](?:done|completed?|fixed)[)\]]|(?:done|completed):)|(?:✔️?|✅|☑️?|[([](?:done|completed|fixed)\b[^()[\]\n]{0,40}[)\]])[*_\s.]*$/iu

/** All of it, but for a remark at its end. */
const STRUCK = /^~~[^~]{1,300}~~(?=\W*$|\s[*_([—–-])/
/** `… **Resolved 2026-07-31**` */
const SAID_DONE =
  /\s\*\*(?:done|fixed|resolved|completed|shipped)(?: (?:on |in )?[\w #./-]{1,30})?\.?\*\*\.?$/i

/** Whether a tick, "(DONE)" or a line through all of it says that an item is done. The title is kept as written. */
export const isMarkedDone = (title: string): boolean =>
  DONE_MARK.test(title) || STRUCK.test(title) || SAID_DONE.test(title)
