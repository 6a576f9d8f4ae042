import { expect, it } from 'vitest'
import { turned, turnedPath } from './turned'

const HEAT = { step: 10, bids: { from: 7, sizes: Float32Array.of(4, 0, 2) }, asks: { from: 10, sizes: Float32Array.of(1, 3) } }

it('sizes add up away from the mid, to the far edge of each bucket', () => {
  expect(turned(HEAT, 0, 1_000)).toEqual({
    bids: [
      [90, 2],
      [80, 2],
      [70, 6]
    ],
    asks: [
      [110, 1],
      [120, 4]
    ]
  })
  expect(turned(HEAT, 85, 115)).toEqual({ bids: [[90, 2]], asks: [[110, 1]] })
})

it('the staircase goes sideways and then on', () => {
  const path = turnedPath(
    [
      [90, 2],
      [80, 3]
    ],
    100,
    price => 100 - price,
    size => size * 10
  )
  expect(path).toBe('M0 0H20V10H30V20')
})
