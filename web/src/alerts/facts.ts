/** What a book tells alerts. */
import { isLeftOut, type Book } from '../book/book'
import { levelsAmong } from '../book/columns'
import { sumByVenue, type Levels } from '../book/levels'
import type { Band, Facts, Side } from './alerts'

/** Half the width of what counts as one price, in hundredths of a per cent of it. */
const ABOUT_BPS = 1

/** @param within the distance from the reference mid that the book goes to, in per cent */
export function factsOf(book: Book, within: number): Facts {
  const { mid, spreadBps, referenceMid } = book.measures
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  const reference = number(referenceMid)
  const reaches = (bps: number) => reference !== undefined && bps / 100 <= within
  const venues = new Map<string, boolean>()
  for (const row of book.venues) if (!isLeftOut(row)) venues.set(row.venue, row.counted || venues.get(row.venue) === true)
  return {
    mid: number(mid),
    spreadBps: number(spreadBps),
    venues,
    band: (side, bps) =>
      reference === undefined || !reaches(bps)
        ? undefined
        : between(levelsOn(book, side), side, side === 'bid' ? Infinity : 0, moved(reference, side, bps)),
    about: (side, price) =>
      reference === undefined || !reaches(distanceBps(price, reference) + ABOUT_BPS)
        ? undefined
        : between(levelsOn(book, side), side, moved(price, side, -ABOUT_BPS), moved(price, side, ABOUT_BPS))
  }
}

export function distanceBps(price: number, reference: number): number {
  return Math.abs(price / reference - 1) * 10_000
}

function levelsOn(book: Book, side: Side): Levels {
  return side === 'bid' ? book.bids : book.asks
}

/** Further from the market by so much. */
function moved(price: number, side: Side, bps: number): number {
  return Number((price + ((side === 'bid' ? -1 : 1) * price * bps) / 10_000).toPrecision(15))
}

/** From the price that is nearer to the market to the other, with both. */
function between(levels: Levels, side: Side, near: number, far: number): Band {
  const [from, to] = [levelsAmong(levels.at, near, side, false), levelsAmong(levels.at, far, side, true)]
  let size = 0
  for (let i = from; i < to; i++) size += levels.amounts[i] as number
  return { size, byVenue: sumByVenue(levels, from, Math.max(from, to)) }
}
