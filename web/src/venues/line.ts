/** The one line of venues: how many count, and those that are not well. */
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
