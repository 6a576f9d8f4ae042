/** What the readout says of the coverage up to a price: the share that is told, which books end before, and which are out. */
import { endsBefore, toldTo, type Coverage, type End, type Out } from '../book/coverage'
import { age, grouped, placesFor } from '../ui/format'
import { later } from '../ui/words/later'

/** More names would hide the chart. */
const MOST_ENDS = 3
const MOST_OUT = 2
/** The share from which on the rest is not worth a word. */
const ALL = 0.995

/**
 * The words for a price.
 *
 * @param now by the clock that the books were received by
 */
export function toldWords(coverage: Coverage, price: number, reference: number, now: number, name: (venue: string) => string): string {
  const share = toldTo(coverage, price)
  const ends = endsBefore(coverage, price)
  if (share >= ALL && ends.length === 0 && coverage.out.length === 0) return later.chart.allTold
  const parts = [outWords(coverage.out, now, name)]
  if (ends.length > 0) parts.unshift(endWords(ends, reference, name))
  const why = parts.filter(Boolean).join('; ')
  return [later.chart.told(`${Math.floor(share * 100 + 0.5)} %`), why].filter(Boolean).join(': ')
}

function named({ venue, quote }: End | Out, name: (venue: string) => string): string {
  return quote === undefined ? name(venue) : `${name(venue)} ${quote}`
}

/** The books that have most, in the order of their ends. */
function endWords(ends: readonly End[], reference: number, name: (venue: string) => string): string {
  const largest = [...ends].sort((a, b) => b.part - a.part).slice(0, MOST_ENDS)
  const shown = ends.filter(end => largest.includes(end))
  const list = shown.map((end, i) => {
    const perCent = Math.abs(end.price / reference - 1) * 100
    const distance = `${grouped(perCent, Math.min(4, Math.max(2, placesFor(perCent / 10))))} %`
    return i === 0 ? later.chart.endsAt(named(end, name), distance) : later.chart.also(named(end, name), distance)
  })
  return listed(list, ends.length - shown.length)
}

function outWords(out: readonly Out[], now: number, name: (venue: string) => string): string {
  if (out.length === 0) return ''
  const list = out.slice(0, MOST_OUT).map(each => {
    const since = each.ageMs === undefined ? '' : age(each.ageMs + Math.max(0, now - each.receivedAt))
    return later.chart.outSince(named(each, name), each.state, since).replace(' )', ')')
  })
  return later.chart.out(listed(list, out.length - list.length))
}

function listed(list: readonly string[], more: number): string {
  return [...list, ...(more > 0 ? [later.chart.more(more)] : [])].join(', ')
}
