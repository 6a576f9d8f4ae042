/** The record in words and numbers for people. */
import { age, bps, clock, exactPrice, signedPerCent, size } from '../ui/format'
import { BANDS, GAP_MS, gapsOf, imbalance, type Near, type Sample } from './history'

/** The size within a band on a side, in the base: `477.7`, or `≥ 477.7` if it is a floor. */
export function withinText(near: Near | undefined, side: 'bids' | 'asks', band: number): string {
  if (near === undefined) return 'none'
  return (isFloor(near, side, band) ? '≥ ' : '') + size(near[side].sizes[band] ?? 0)
}

export function isFloor(near: Near, side: 'bids' | 'asks', band: number): boolean {
  return band >= near[side].totals
}

/** `+1.6 %` where bids are more; `≈ +1.6 %` where a side is a floor. */
export function imbalanceText(near: Near | undefined, band: number): string {
  const value = near && imbalance(near, band)
  if (near === undefined || value === undefined) return 'none'
  return (isFloor(near, 'bids', band) || isFloor(near, 'asks', band) ? '≈ ' : '') + signedPerCent(value * 100, 1)
}

export function midText(sample: Sample | undefined, quote: string): string {
  return sample?.mid === undefined ? 'none' : exactPrice(sample.mid, quote)
}

export function spreadText(sample: Sample | undefined): string {
  return sample?.spreadBps === undefined ? 'none' : bps(Number(sample.spreadBps))
}

/** All that a sample says of some bands, as one sentence or two. */
export function sampleText(sample: Sample | undefined, instrument: string, bands: readonly number[]): string {
  if (sample === undefined) return 'nothing recorded'
  const [base = '', quote = ''] = instrument.split('-')
  const near = bands.map(band => {
    const sides = `bids ${withinText(sample.near, 'bids', band)}, asks ${withinText(sample.near, 'asks', band)} ${base}`
    return `within ${BANDS[band]} bp ${sides}, imbalance ${imbalanceText(sample.near, band)}`
  })
  return [`${clock(sample.time)}: mid ${midText(sample, quote)}`, `spread ${spreadText(sample)}`, ...near].join('; ')
}

/** The course in a sentence, for readers who do not see the charts. */
export function summaryOf(samples: readonly Sample[], instrument: string, bands: readonly number[]): string {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined) return 'There is no record of these books yet.'
  const quote = instrument.split('-')[1] ?? ''
  const known = samples.filter(sample => sample.mid !== undefined)
  const [lowest, highest] = ends(known, sample => Number(sample.mid))
  const [narrowest, widest] = ends(known, sample => Number(sample.spreadBps))
  const gaps = gapsOf(samples).length
  const [begin, end] = [known[0], known.at(-1)]
  const change = begin && end ? signedPerCent((Number(end.mid) / Number(begin.mid) - 1) * 100) : 'none'
  return [
    `From ${clock(first.time)} to ${clock(last.time)}${gaps > 0 ? `, with ${gaps === 1 ? 'a gap' : `${gaps} gaps`}` : ''}:`,
    `mid from ${midText(lowest, quote)} to ${midText(highest, quote)}, change ${change};`,
    `spread from ${spreadText(narrowest)} to ${spreadText(widest)}.`,
    `Last, ${sampleText(last, instrument, bands)}.`
  ].join(' ')
}

function ends(samples: readonly Sample[], by: (sample: Sample) => number): [Sample | undefined, Sample | undefined] {
  const order = [...samples].sort((a, b) => by(a) - by(b))
  return [order[0], order.at(-1)]
}

/** The source of the record and its beginning. */
export function sourceText(plain: boolean, samples: readonly Sample[], begun: number | undefined, failure: string | undefined): string {
  const first = samples[0]
  if (first === undefined)
    return failure === undefined ? 'There is no record of these books yet.' : `The server's record is not available: ${failure}`
  const since = clock(Math.max(first.time, plain && failure === undefined ? 0 : (begun ?? 0)))
  if (!plain) return `Recorded here since ${since}, with your choice.`
  return failure === undefined
    ? `All venues, recorded by the server since ${since}.`
    : `Recorded here since ${since}: the server's record is not available: ${failure}.`
}

/** `now`, or `at 14:03:22, 72 s ago`. */
export function whenText(time: number | undefined, now: number): string {
  return time === undefined || now - time < GAP_MS ? 'now' : `at ${clock(time)}, ${age(now - time)} ago`
}
