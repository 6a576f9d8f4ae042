import { describe, expect, it } from 'vitest'
import { nearestStep, stepAt, stepFrom } from './steps'

describe('steps', () => {
  it('are exact, large and small', () => {
    expect([-24, -4, -3, -2, -1, 0, 1, 2, 3, 4, 25].map(stepAt)).toEqual([
      '0.00000001',
      '0.05',
      '0.1',
      '0.2',
      '0.5',
      '1',
      '2',
      '5',
      '10',
      '20',
      '200000000'
    ])
  })

  it('are found by the nearest ratio', () => {
    const near = (value: number) => stepAt(nearestStep(value))
    expect([8.3, 7, 1.4, 1.45, 3.1, 3.2, 1e-9, 11_500].map(near)).toEqual(['10', '5', '1', '2', '2', '5', '0.000000001', '10000'])
  })

  it('are found from below', () => {
    expect([10, 10.1, 0.9999, 0.2, 6e7].map(value => stepAt(stepFrom(value)))).toEqual(['10', '20', '1', '0.2', '100000000'])
  })
})
