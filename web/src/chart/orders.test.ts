import { expect, it } from 'vitest'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import type { Decimal } from '../wire/decimal'
import type { Row } from '../wire/decode'
import { footprint } from './orders'
import type { SideScene } from './scene'

const side = (which: 'bid' | 'ask', ...rows: [string, string, Record<string, string>][]) => {
  const levels = levelsOf(rows as unknown as Row[])
  return { side: which, levels, columns: cumulate(levels) } as unknown as SideScene
}
const asks = side('ask', ['100', '1', { a: '1' }], ['102', '4', { a: '1', b: '3' }], ['110', '5', { b: '5' }])
const order = (size: string | undefined, notional?: string) => ({ size: size as Decimal | undefined, notional: notional as Decimal | undefined })
const free = () => 0

it('goes from the best price to the worst that it takes, a part of the last level', () => {
  expect(footprint(asks, order('3'), free)).toEqual({
    side: 'ask',
    best: 100,
    worst: 102,
    size: 3,
    notional: 304,
    average: 304 / 3,
    fee: 0,
    filled: true,
    shares: [
      { venue: 'a', share: 0.5 },
      { venue: 'b', share: 0.5 }
    ]
  })
})

it('ends exactly at a level', () => {
  expect(footprint(asks, order('5'), free)).toMatchObject({ worst: 102, size: 5, notional: 508 })
  expect(footprint(asks, order('1'), free)).toMatchObject({ worst: 100, shares: [{ venue: 'a', share: 1 }] })
})

it('of an amount of the quote is as large as that buys', () => {
  expect(footprint(asks, order(undefined, '202'), free)).toMatchObject({ size: 2, notional: 202, worst: 102 })
})

it('that is larger than the depth takes all of it and says so', () => {
  expect(footprint(asks, order('50'), free)).toMatchObject({ size: 10, worst: 110, filled: false })
})

it('pays each venue’s fee', () => {
  expect(footprint(asks, order('1'), venue => (venue === 'a' ? 0.5 : 9))?.fee).toBeCloseTo(0.5)
})

it('sells into the bids', () => {
  const bids = side('bid', ['99', '1', { a: '1' }], ['90', '1', { a: '1' }])
  expect(footprint(bids, order('1.5'), free)).toMatchObject({ best: 99, worst: 90, notional: 144 })
})

it('of nothing, or in nothing, is none', () => {
  expect(footprint(asks, order(undefined), free)).toBeUndefined()
  expect(footprint(side('ask'), order('1'), free)).toBeUndefined()
})
