/** The ends of single venues' books and the walls near the place that is pointed at. */
import type { Side } from '../book/columns'
import { words } from '../ui/words'
import { standing, wallWords } from './walls'
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
export function nearEnds(scene: Scene, prices: readonly number[], leftOf: (price: number) => number): NearEnd[] {
  const { bids, asks, name } = scene
  const lefts = prices.map(leftOf)
  const off = (left: number) => Math.min(...lefts.map(each => Math.abs(each - left)))
  return [bids, asks].flatMap(side => {
    const ended = side.coverage.ends.map(({ venue, quote, price }) => ({
      key: `${side.side} ${venue} ${quote ?? ''}`,
      text: words.chart.ends([name(venue), quote].filter(Boolean).join(' ')),
      left: leftOf(price)
    }))
    const held = standing(scene, side).map(wall => ({
      key: `${side.side} wall ${wall.price}`,
      text: words.chart.wall.near(wallWords(wall, scene)),
      left: leftOf(Number(wall.price))
    }))
    return [...ended, ...held]
      .filter(({ left }) => off(left) <= NEAR)
      .sort((a, b) => off(a.left) - off(b.left))
      .slice(0, MOST)
      .map(({ key, text, left }, line): NearEnd => ({ key, text, side: side.side, left: Math.round(left), line }))
  })
}
