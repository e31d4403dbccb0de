/** What a list can be sorted by. */
export const orders = ['date', 'severity', 'duration', 'actions', 'title', 'path'] as const
/** What a list is sorted by. */
export type Order = (typeof orders)[number]

/** What the answers of a search can be sorted by. */
export const searchOrders = ['best', 'newest', 'oldest'] as const
/** What the answers of a search are sorted by. */
export type SearchOrder = (typeof searchOrders)[number]

/** What action items can be grouped by. */
export const groupings = ['document', 'owner', 'service', 'type'] as const
/** What action items are grouped by. */
export type Grouping = (typeof groupings)[number]
