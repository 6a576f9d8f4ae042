import { expect, it } from 'vitest'
import { nearEnds } from './ends'
import type { Scene } from './scene'

const end = (venue: string, price: number, quote?: string) => ({ venue, quote, price, told: 0, part: 0 })
const side = (which: 'bid' | 'ask', ...ends: object[]) => ({ side: which, coverage: { ends } })
const scene = (bids: object[], asks: object[]) =>
  ({
    walls: [],
    window: { low: 0, high: 999 },
    bids: side('bid', ...bids),
    asks: side('ask', ...asks),
    name: (venue: string) => venue.toUpperCase()
  }) as unknown as Scene
const near = (of: Scene, ...prices: number[]) => nearEnds(of, prices, price => price).map(({ text, left, line, side }) => [text, left, line, side])

it('ends near the pointer or its mirror image are named, the nearest first', () => {
  const of = scene([end('a', 50)], [end('b', 150, 'USDT'), end('c', 210), end('d', 140)])
  expect(near(of, 60, 145)).toEqual([
    ['A ends', 50, 0, 'bid'],
    ['B USDT ends', 150, 0, 'ask'],
    ['D ends', 140, 1, 'ask']
  ])
})

it('no more than three a side are named, and none where nobody points', () => {
  const of = scene(
    [],
    [1, 2, 3, 4].map(price => end(`v${price}`, price))
  )
  expect(near(of, 0)).toHaveLength(3)
  expect(near(of)).toEqual([])
})
