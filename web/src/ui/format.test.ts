import { afterEach, describe, expect, it } from 'vitest'
import {
  age,
  asWritten,
  bps,
  centsOf,
  clock,
  exact,
  exactPrice,
  placesFor,
  price,
  readablePrice,
  short,
  shortMoney,
  signedPerCent,
  size,
  writeAsIn
} from './format'

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

  it('readable prices have eight digits or so', () => {
    expect(readablePrice('83528.775344', 'USD')).toBe('$83,528.775')
    expect(readablePrice('64004.875', 'USD')).toBe('$64,004.875')
    expect(readablePrice('0.000012345678', 'BTC')).toBe('0.000012345678 BTC')
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

  it('large amounts of money are short', () => {
    expect(shortMoney(12_345_678, 'USD')).toBe('$12.3M')
    expect(shortMoney(12_345, 'USDT')).toBe('12.3K USDT')
  })

  it('distances are signed, ages have units', () => {
    expect(signedPerCent(-0.124)).toBe('−0.12 %')
    expect(signedPerCent(2)).toBe('+2.00 %')
    expect([840, 12_300, 240_000].map(age)).toEqual(['0.8 s', '12 s', '4 min'])
  })
})

describe('numbers of other readers', () => {
  afterEach(() => writeAsIn('en-US'))
  const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

  it('German ones have points between thousands and a comma before decimals', () => {
    writeAsIn('de-DE')
    expect(spaced(price(77586, 'USD', 0))).toBe('77.586 $')
    expect(spaced(exactPrice('-1234567.50', 'EUR'))).toBe('−1.234.567,50 €')
    expect(exactPrice('0.00001234', 'BTC')).toBe('0,00001234 BTC')
    expect(size(12345.6)).toBe('12.346')
    expect(signedPerCent(-0.124)).toBe('−0,12 %')
    expect(bps(1234.5)).toBe('1.234,50 bp')
    expect(spaced(short(12_345_678))).toBe('12,3 Mio.')
    expect(age(840)).toBe('0,8 s')
    expect([59_600, 3_600_000, 7_200_000].map(age)).toEqual(['60 s', '60 min', '2 h'])
  })

  it('Indian ones are grouped by lakh and crore', () => {
    writeAsIn('en-IN')
    expect(price(12345678, 'USD', 0)).toBe('$1,23,45,678')
    expect(exact('106747000.10')).toBe('10,67,47,000.10')
    expect(short(12_345_678)).toBe('1.23Cr')
  })

  it('a clock has two digits each and no forenoon, wherever it is read', () => {
    writeAsIn('en-US')
    expect(clock('2026-11-21T01:02:03Z')).toBe('01:02:03')
    writeAsIn('de-DE')
    expect(clock('2026-11-21T23:59:59.9Z')).toBe('23:59:59')
  })
})

describe("the server's sentences", () => {
  it('have names for venues and grouped digits, and keep times and names as they are', () => {
    const name = (id: string) => ({ kraken: 'Kraken', okx: 'OKX' })[id] ?? id
    const sentence = 'bid 83595.5 at kraken, ask 83590 at okx; 5946 levels of BTC-USD1000 at 2026-11-21T05:00:00Z'
    expect(asWritten(sentence, name)).toBe('bid 83,595.5 at Kraken, ask 83,590 at OKX; 5,946 levels of BTC-USD1000 at 2026-11-21T05:00:00Z')
    expect(asWritten('it earns -12833.81 USD', name)).toBe('it earns −12,833.81 USD')
  })
})
