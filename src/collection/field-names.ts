/** The texts of a postmortem that are searched, each for its own weight. */
export const fieldNames = ['title', 'about', 'headings', 'summary', 'cause', 'actions', 'text'] as const
export type FieldName = (typeof fieldNames)[number]
