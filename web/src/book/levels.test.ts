import { describe, expect, it } from 'vitest'
import type { Decimal } from '../wire/decimal'
import { changed, levelsOf, sharesOf, sumByVenue } from './levels'
import type { Row } from '../wire/decode'

const text = (value: number) => String(value) as Decimal
const row = (price: number, size: number, shares: Record<string, number> = {}): Row => [
  text(price),
  text(size),
  Object.fromEntries(Object.entries(shares).map(([venue, share]) => [venue, text(share)]))
]

/** Numbers that look like chance and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 48271) % 0x7fffffff
    return state % below
  }
}

describe('levels', () => {
  it('have their numbers beside the rows', () => {
    const levels = levelsOf([row(100, 3, { a: 1, b: 2 }), row(99, 1), row(98, 4, { b: 4 })])
    expect([...levels.at]).toEqual([100, 99, 98])
    expect([...levels.amounts]).toEqual([3, 1, 4])
    expect([...levels.starts]).toEqual([0, 2, 2, 3])
    expect([...levels.parts]).toEqual([1, 2, 4])
    expect([0, 1, 2].map(i => sharesOf(levels, i))).toEqual([
      [
        ['a', 1],
        ['b', 2]
      ],
      [],
      [['b', 4]]
    ])
  })

  it('are summed by venue', () => {
    const levels = levelsOf([row(100, 3, { a: 1, b: 2 }), row(99, 1, { a: 1 }), row(98, 4, { b: 4 })])
    expect(sumByVenue(levels, 0, 2)).toEqual(
      new Map([
        ['a', 2],
        ['b', 2]
      ])
    )
    expect(sumByVenue(levels, 2, 3)).toEqual(new Map([['b', 4]]))
    expect(sumByVenue(levels, 1, 1)).toEqual(new Map())
  })

  it('tell prices apart that are one as doubles', () => {
    const [near, far] = ['100.00000000000000000001', '100.00000000000000000002'].map(price => [price, '1'] as unknown as Row)
    const levels = changed(levelsOf([near as Row]), levelsOf([far as Row]), 1)
    expect(levels.prices).toEqual([near?.[0], far?.[0]])
    expect(changed(levels, levelsOf([[near?.[0] as Decimal, '0' as Decimal]]), 1)).toEqual(levelsOf([far as Row]))
  })

  for (const [outward, name] of [
    [1, 'asks'],
    [-1, 'bids']
  ] as const) {
    it(`of ${name} are after any changes as if made anew`, () => {
      const throwDice = dice(7 + outward)
      const byPrice = new Map<number, Row>()
      let levels = levelsOf([])
      for (let round = 0; round < 200; round++) {
        const changes = new Map<number, Row>()
        for (let i = throwDice(6); i >= 0; i--) {
          const price = 100 + throwDice(30)
          const size = throwDice(3) === 0 ? 0 : 1 + throwDice(9)
          changes.set(price, row(price, size, size > 1 ? { a: 1, [`v${throwDice(4)}`]: size - 1 } : {}))
        }
        for (const [price, change] of changes) {
          if (change[1] === '0') byPrice.delete(price)
          else byPrice.set(price, change)
        }
        levels = changed(levels, levelsOf([...changes.values()]), outward)
        const anew = [...byPrice].sort(([a], [b]) => (a - b) * outward).map(([, each]) => each)
        expect(levels).toEqual(levelsOf(anew))
      }
    })
  }
})
