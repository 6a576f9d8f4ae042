import { expect, it } from 'vitest'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'
import type { Scene } from './scene'
import { resting } from './selection'

const side = (which: 'bid' | 'ask', rows: unknown[]) => {
  const levels = levelsOf(rows as Row[])
  return { side: which, levels, columns: cumulate(levels) }
}
const scene = {
  bids: side('bid', [
    ['100', '1', { a: '1' }],
    ['99', '2', { b: '2' }]
  ]),
  asks: side('ask', [
    ['101', '4', { a: '1', b: '3' }],
    ['102', '8', { a: '8' }]
  ])
} as unknown as Scene

it('both sides between two prices are summed, in whichever order they are given', () => {
  const both = [
    { side: 'bid', size: 1, notional: 100, most: { venue: 'a', share: 1 } },
    { side: 'ask', size: 4, notional: 404, most: { venue: 'b', share: 0.75 } }
  ]
  expect(resting(scene, { from: 99.5, to: 101 })).toEqual(both)
  expect(resting(scene, { from: 101, to: 99.5 })).toEqual(both)
})

it('a side with nothing there is left out', () => {
  expect(resting(scene, { from: 101.5, to: 200 })).toEqual([{ side: 'ask', size: 8, notional: 816, most: { venue: 'a', share: 1 } }])
  expect(resting(scene, { from: 100.2, to: 100.8 })).toEqual([])
})
