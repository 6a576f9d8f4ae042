/** The one line of venues: how many count, and those that are not well. */
import type { Book } from '../book/book'
import { coverage, toldTo } from '../book/coverage'
import { STATES } from '../wire/decode'
import { mark, type Chip } from './strip'

/** The names of marks that ask for no chip: the venue is fine, or it is left out on purpose. */
const WELL: ReadonlySet<string> = new Set(['live', 'ageing', 'excluded'])

/** The venues that are not well, the worst first: those that do not count before those that do, then by their state. */
export function unwell(chips: readonly Chip[]): Chip[] {
  return chips
    .filter(chip => !WELL.has(mark(chip)) && !(chip.excluded || chip.why === 'excluded' || chip.why === 'duplicate'))
    .sort((a, b) => Number(a.counted) - Number(b.counted) || STATES.indexOf(b.state) - STATES.indexOf(a.state))
}

/** The age of the oldest book that counts, in milliseconds at `now`; undefined where none counts. */
export function oldest(chips: readonly Chip[], now: number): number | undefined {
  const ages = chips.flatMap(({ counted, ageMs, receivedAt }) => (counted && ageMs !== undefined ? [ageMs + Math.max(0, now - receivedAt)] : []))
  return ages.length === 0 ? undefined : Math.max(...ages)
}

/** The share of the depth that is told out to so many basis points, on the side that tells less; undefined without a reference mid. */
export function toldWithin(book: Book | undefined, bps: number): number | undefined {
  const reference = Number(book?.measures.referenceMid)
  if (book === undefined || !(reference > 0)) return undefined
  const far = (reference * bps) / 10_000
  return Math.min(toldTo(coverage(book, 'bid'), reference - far), toldTo(coverage(book, 'ask'), reference + far))
}

/** The venues that reach so many per cent on both sides; undefined where all do, or none does. */
export function reaching(chips: readonly Chip[], perCent: number): readonly string[] | undefined {
  const far = chips.filter(({ counted, whole, reach }) => counted && (whole || (reach ?? 0) >= perCent)).map(({ venue }) => venue)
  return far.length === 0 || far.length === chips.length ? undefined : far
}
