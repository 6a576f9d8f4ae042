/** The ends of single venues' books near the place that is pointed at. */
import type { Side } from '../book/columns'
import { words } from '../ui/words'
import type { Scene } from './scene'

export interface NearEnd {
  readonly key: string
  readonly side: Side
  readonly text: string
  /** Pixels of the page from the plot's left edge. */
  readonly left: number
  /** Its line of words, from the foot up. */
  readonly line: number
}

const NEAR = 60
const MOST = 3

/** @param leftOf the place of a price, in pixels of the page from the plot's left edge */
export function nearEnds({ bids, asks, name }: Scene, prices: readonly number[], leftOf: (price: number) => number): NearEnd[] {
  const lefts = prices.map(leftOf)
  const off = (left: number) => Math.min(...lefts.map(each => Math.abs(each - left)))
  return [bids, asks].flatMap(({ coverage: { ends }, side }) =>
    ends
      .map(({ venue, quote, price }) => ({ venue, quote, left: leftOf(price) }))
      .filter(({ left }) => off(left) <= NEAR)
      .sort((a, b) => off(a.left) - off(b.left))
      .slice(0, MOST)
      .map(({ venue, quote, left }, line): NearEnd => ({
        key: `${side} ${venue} ${quote ?? ''}`,
        side,
        text: words.chart.ends([name(venue), quote].filter(Boolean).join(' ')),
        left: Math.round(left),
        line
      }))
  )
}
