/** The state of a venue's market list, in words. */
import type { MarketList } from '../wire/venues'
import { clock, grouped } from '../ui/format'

/** `2,345`, `2,345, old`, `not read`: how many markets a venue has. */
export function listText({ source, markets, readAt, why }: MarketList): string {
  return readAt === null ? 'not read' : grouped(markets ?? 0, 0) + (source === 'kept' || why !== null ? ', old' : '')
}

/** The market list with the time of its reading and its last failure. */
export function listDetails({ source, markets, readAt, why }: MarketList): string {
  const many = `${grouped(markets ?? 0, 0)} markets`
  const read =
    readAt === null ? `not read, ${many} known` : `${many}, read ${source === 'kept' ? `on ${readAt.slice(0, 10)}` : `at ${clock(readAt)}`}`
  return why === null ? read : `${read}; last time: ${why}`
}
