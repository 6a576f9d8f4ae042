/** A depth by its distance from the reference mid, so that instruments of any price stand side by side. */
import type { Book } from '../book/book'
import { levelsAmong, type Side } from '../book/columns'
import type { Levels } from '../book/levels'

export interface Profile {
  /** The zero of distances. */
  readonly reference: number
  /** What rests within each of equal steps of distance, nearest first, in the base or the quote. */
  readonly bid: Float64Array
  readonly ask: Float64Array
}

/** What rests up to a distance on one side. */
export interface Within {
  /** In the base. */
  readonly size: number
  /** In the quote. */
  readonly worth: number
  /** The distance of the average price from the reference mid, in hundredths of a per cent; undefined where nothing rests. */
  readonly slippageBps: number | undefined
  readonly atLeast: boolean
}

/** The instruments side by side: the chosen one first. */
export function compared(instrument: string, beside: readonly string[], most: number): readonly string[] {
  return [...new Set([instrument, ...beside])].filter(each => each !== '').slice(0, most)
}

/** @param perCent the distance of the last step. Undefined without a reference mid. */
export function profileOf(book: Book, perCent: number, steps: number, inQuote: boolean): Profile | undefined {
  const reference = Number(book.measures.referenceMid)
  if (!(reference > 0)) return undefined
  const sums = ({ at, amounts }: Levels, side: Side) => {
    const told = new Float64Array(steps)
    let [i, sum] = [0, 0]
    for (let step = 0; step < steps; step++) {
      const end = levelsAmong(at, priceAt(reference, (perCent * (step + 1)) / steps, side), side, true)
      for (; i < end; i++) sum += (amounts[i] as number) * (inQuote ? (at[i] as number) : 1)
      told[step] = sum
    }
    return told
  }
  return { reference, bid: sums(book.bids, 'bid'), ask: sums(book.asks, 'ask') }
}

function priceAt(reference: number, perCent: number, side: Side): number {
  return Number((reference * (1 + ((side === 'bid' ? -1 : 1) * perCent) / 100)).toPrecision(15))
}

/** @param perCent a distance; undefined without a reference mid */
export function withinOf(book: Book, perCent: number, side: Side): Within | undefined {
  const reference = Number(book.measures.referenceMid)
  if (!(reference > 0)) return undefined
  const { at, amounts } = side === 'bid' ? book.bids : book.asks
  const end = levelsAmong(at, priceAt(reference, perCent, side), side, true)
  let [size, worth] = [0, 0]
  for (let i = 0; i < end; i++) {
    size += amounts[i] as number
    worth += (amounts[i] as number) * (at[i] as number)
  }
  const average = size > 0 ? worth / size : undefined
  const outward = side === 'bid' ? -1 : 1
  return {
    size,
    worth,
    slippageBps: average === undefined ? undefined : (average / reference - 1) * outward * 10_000,
    atLeast: perCent > reachOf(book, side)
  }
}

/** The distance up to which all counted books go, in per cent. */
export function reachOf(book: Book, side: Side): number {
  const [reference, end] = [Number(book.measures.referenceMid), book.measures.reach[side]]
  if (end === undefined || !(reference > 0)) return Infinity
  return Math.max(0, (Number(end) / reference - 1) * 100 * (side === 'bid' ? -1 : 1))
}

/** A side's staircase from the middle outwards in a box of pixels: bids to the left, asks to the right. */
export function stairsOf(values: Float64Array, side: Side, top: number, box: { readonly width: number; readonly height: number }): string {
  const half = box.width / 2
  const pixels = (number: number) => Math.round(number * 10) / 10
  const y = (value: number) => pixels(box.height * (1 - Math.min(1, value / top)))
  const x = (step: number) => pixels(side === 'bid' ? half * (1 - step / values.length) : half * (1 + step / values.length))
  let path = `M${pixels(half)} ${pixels(box.height)}`
  let before = NaN
  values.forEach((value, i) => {
    const height = y(value)
    if (height !== before) path += `${i === 0 ? '' : `H${x(i)}`}V${height}`
    before = height
  })
  return values.length === 0 ? '' : `${path}H${x(values.length)}`
}
