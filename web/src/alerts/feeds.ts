/** Which views the alerts need besides what the screen shows: one small view for each depth that has alerts. */
import { roundStep, stepAt, stepFrom } from '../ui/steps'
import type { Subscription } from '../wire/stream'
import type { Alert, Books, Draft } from './alerts'
import { distanceBps } from './facts'

/** The depth that some alerts are of. */
export interface Need {
  readonly instrument: string
  readonly books: Books
  /** Half the widths of the bands, in hundredths of a per cent of the reference mid. */
  readonly bands: readonly number[]
  readonly prices: readonly number[]
}

const EVERY_MS = 2_000
const LEVELS = 400
/** A band is told by so many rows, as its end is no sharper than a row. */
const ROWS = 40
const ABOUT_ROWS_BPS = 0.5
/** The server does not show what is further away. */
const WIDEST_BPS = 1_000

export function keyOf({ instrument, books = {} }: Pick<Draft, 'instrument' | 'books'>): string {
  return JSON.stringify([instrument, books.venues ?? [], books.convert ?? [], books.fees === true])
}

/** By {@link keyOf}; alerts that are off need nothing. */
export function needsOf(alerts: readonly Alert[]): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>()
  for (const { on, instrument, books = {}, rule } of alerts) {
    if (!on) continue
    const key = keyOf({ instrument, books })
    const { bands, prices } = needs.get(key) ?? { bands: [], prices: [] }
    needs.set(key, {
      instrument,
      books,
      bands: rule.kind === 'band' ? [...bands, rule.bps] : bands,
      prices: rule.kind === 'wall' ? [...prices, rule.price] : prices
    })
  }
  return needs
}

/** How far from the reference mid a book must go, in hundredths of a per cent; 0 where the best prices are enough. */
export function reachOf({ bands, prices }: Need, reference: number | undefined): number {
  const walls = reference === undefined ? [] : prices.map(price => distanceBps(price, reference) + 2)
  return Math.min(WIDEST_BPS, Math.max(0, ...bands, ...walls))
}

/** The view to ask for; the best prices alone where no more is needed or no reference mid is known yet. */
export function subscriptionOf(need: Need, reference: number | undefined): Subscription {
  const { instrument, books } = need
  const common = { instrument, ...books, intervalMs: EVERY_MS }
  const reach = reachOf(need, reference)
  if (reach === 0 || reference === undefined) return { ...common, levels: 1 }
  const finest = Math.min(...need.bands.map(bps => bps / ROWS), ...need.prices.map(() => ABOUT_ROWS_BPS))
  const walls = reachOf({ ...need, bands: [] }, reference)
  // A wall's distance changes with the mid: a round range stays for a while.
  const range = Math.max((Math.max(0, ...need.bands) / 100) * 1.05, walls === 0 ? 0 : roundStep(walls / 100))
  return { ...common, levels: LEVELS, range, group: stepAt(stepFrom((reference * finest) / 10_000)), breakdown: true }
}
