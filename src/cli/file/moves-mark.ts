/** Why an edit is refused that would put something between a mark and what it hides. */
export const MOVES_MARK =
  'it would come between a mark of what is internal and what that hides; write it into the file by hand'
