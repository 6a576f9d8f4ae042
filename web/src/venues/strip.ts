/** The venues as the strip shows them: one chip each, whatever number of its markets is in the depth. */
import { isLeftOut, type HeldVenue } from '../book/book'
import { STATES, type BlockedVenue, type VenueState } from '../wire/decode'

export interface Chip {
  readonly venue: string
  readonly state: VenueState
  readonly counted: boolean
  /** Left out by the reader. */
  readonly excluded: boolean
  /** Why nothing of it counts, where the state does not say it. */
  readonly why: string | undefined
  /** The age of its youngest book at `receivedAt`, in milliseconds. For a frozen book it is the time without a change. */
  readonly ageMs: number | undefined
  readonly receivedAt: number
  /** The distance from the reference mid that both sides reach, in per cent; undefined where a book is whole, or there is none. */
  readonly reach: number | undefined
  readonly whole: boolean
  /** Its markets in the depth, as `BTC-USD, BTC-USDT`. */
  readonly markets: string
  /** Its markets that are not in the depth though others are, and why: `BTC-JPY unconverted`. */
  readonly missing: readonly string[]
}

/** Chips in the order of their names; each has the state of its best market. Once some are chosen, the others are left out. */
export function chips(
  rows: readonly HeldVenue[],
  reference: number | undefined,
  name: (id: string) => string,
  chosen: readonly string[] | undefined
): Chip[] {
  const byVenue = new Map<string, HeldVenue[]>()
  for (const row of rows) {
    const known = byVenue.get(row.venue)
    if (known) known.push(row)
    else byVenue.set(row.venue, [row])
  }
  return [...byVenue.entries()]
    .map(([venue, markets]) => chip(venue, markets, reference, chosen !== undefined && !chosen.includes(venue)))
    .sort((a, b) => name(a.venue).localeCompare(name(b.venue)))
}

function chip(venue: string, rows: readonly HeldVenue[], reference: number | undefined, excluded: boolean): Chip {
  const best = [...rows].sort((a, b) => Number(b.counted) - Number(a.counted) || STATES.indexOf(a.state) - STATES.indexOf(b.state))[0] as HeldVenue
  const counted = rows.filter(row => row.counted)
  const reaches = counted.filter(row => !row.complete.bid || !row.complete.ask).map(row => perCent(row, reference))
  return {
    venue,
    state: best.state,
    counted: counted.length > 0,
    excluded,
    why: best.counted || excluded || best.why === best.state ? undefined : best.why,
    ageMs: best.ageMs === undefined || best.state !== 'frozen' ? best.ageMs : best.ageMs + (best.unchangedMs ?? 0),
    receivedAt: best.receivedAt,
    reach: reaches.length === 0 || reaches.includes(undefined) ? undefined : Math.min(...(reaches as number[])),
    whole: counted.length > 0 && reaches.length === 0,
    missing:
      counted.length === 0
        ? []
        : rows.flatMap(row => (row.counted || isLeftOut(row) ? [] : [`${row.instrument || row.market} ${row.why ?? row.state}`])),
    markets: (counted.length > 0 ? counted : rows).map(row => row.instrument || row.market).join(', ')
  }
}

function perCent(row: HeldVenue, reference: number | undefined): number | undefined {
  const { bid, ask } = row.reach
  if (bid === undefined || ask === undefined || reference === undefined) return undefined
  return (Math.min(Math.abs(reference - Number(bid)), Math.abs(Number(ask) - reference)) / reference) * 100
}

/** The name of its mark: its state, and the doubt about that. */
export function mark({ excluded, state, why }: Chip): string {
  return excluded ? 'excluded' : why === undefined ? state : `${state} ${why}`
}

/** The loss of the depth where a venue refuses to serve the server. */
export function refused({ lists, instruments }: BlockedVenue): string {
  return `refused here, ${lists === undefined ? 'markets unknown' : lists ? `lists ${instruments.join(', ')}` : 'does not list it'}`
}

/** The choice of venues after one has been toggled: none left means all, as a depth of nothing shows nothing. */
export function toggled(chosen: readonly string[] | undefined, venue: string, all: readonly string[]): readonly string[] | undefined {
  const before = chosen ?? all
  const after = before.includes(venue) ? before.filter(each => each !== venue) : [...before, venue]
  return after.length === 0 || all.every(each => after.includes(each)) ? undefined : after
}

/** The venue alone; all again where it is alone already. */
export function soloed(chosen: readonly string[] | undefined, venue: string): readonly string[] | undefined {
  return chosen?.length === 1 && chosen[0] === venue ? undefined : [venue]
}
