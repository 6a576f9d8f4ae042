import { describe, expect, it } from 'vitest'
import { age, centsOf, exactPrice, placesFor, price, signedPerCent, size } from './format'

describe('numbers', () => {
  it('prices carry their sign of the quote, grouped digits and no exponent', () => {
    expect(price(77586, 'USD', 0)).toBe('$77,586')
    expect(price(0.00001234, 'BTC', 8)).toBe('0.00001234 BTC')
    expect(price(1e9, 'KRW', 0)).toBe('₩1,000,000,000')
  })

  it('exact prices keep every decimal', () => {
    expect(exactPrice('106747000', 'KRW')).toBe('₩106,747,000')
    expect(exactPrice('0.000000218123', 'BTC')).toBe('0.000000218123 BTC')
    expect(exactPrice('-111.33', 'USD')).toBe('−$111.33')
  })

  it('places fit the step of an axis', () => {
    expect([20, 1, 0.5, 0.1, 0.02, 0.00001].map(placesFor)).toEqual([0, 0, 1, 1, 2, 5])
  })

  it('cents are of money', () => {
    expect(['USD', 'EUR', 'KRW', 'USDT', 'BTC'].map(centsOf)).toEqual([2, 2, 0, 2, undefined])
  })

  it('sizes show what counts', () => {
    expect([12345.6, 123.45, 12.345, 0.01234, 0].map(size)).toEqual(['12,346', '123.5', '12.35', '0.0123', '0'])
  })

  it('distances are signed, ages have units', () => {
    expect(signedPerCent(-0.124)).toBe('−0.12 %')
    expect(signedPerCent(2)).toBe('+2.00 %')
    expect([840, 12_300, 240_000].map(age)).toEqual(['0.8 s', '12 s', '4 min'])
  })
})
