import { describe, expect, it } from 'vitest'
import { compare, decimal, minus, ofUnits, plain, rounded, type Decimal } from './decimal'

const d = (text: string) => decimal(text) as Decimal

describe('decimal', () => {
  it('takes plain decimals only', () => {
    expect(decimal('77586.3')).toBe('77586.3')
    expect(decimal('0')).toBe('0')
    for (const text of ['', '1e5', '01', '.5', '5.', '+1', ' 1', 'NaN', 7]) expect(decimal(text)).toBeUndefined()
  })

  it('orders by digits where doubles are equal', () => {
    expect(Number('9007199254740993')).toBe(Number('9007199254740992'))
    expect(compare(d('9007199254740993'), d('9007199254740992'))).toBeGreaterThan(0)
    expect(compare(d('0.1000000000000000000001'), d('0.1'))).toBeGreaterThan(0)
  })

  it('orders whole parts by length, parts by digits, signs before all', () => {
    const sorted = ['-10', '-9.5', '0', '0.00001234', '0.5', '9', '10', '10.05', '10.5', '1000000000']
    expect([...sorted].reverse().sort((a, b) => compare(d(a), d(b)))).toEqual(sorted)
    expect(compare(d('10.5'), d('10.5'))).toBe(0)
  })

  it('differs exactly', () => {
    expect(minus(d('0.3'), d('0.1'))).toBe('0.2')
    expect(minus(d('9007199254740993'), d('0.0000000001'))).toBe('9007199254740992.9999999999')
    expect([minus(d('5'), d('5')), minus(d('1.5'), d('2')), minus(d('-1'), d('-1.25'))]).toEqual(['0', '-0.5', '0.25'])
  })

  it('rounds the way it is told and keeps the places', () => {
    expect([rounded(d('83598.71042055'), 2, true), rounded(d('83598.71042055'), 2, false)]).toEqual(['83598.72', '83598.71'])
    expect([rounded(d('-0.125'), 2, true), rounded(d('-0.125'), 2, false)]).toEqual(['-0.12', '-0.13'])
    expect([rounded(d('7'), 3, true), rounded(d('7.50'), 0, false), rounded(d('-0.004'), 2, true)]).toEqual(['7.000', '7', '0.00'])
  })

  it('has no trailing zeros, however many units it is of', () => {
    expect([ofUnits(1200n, 0), ofUnits(1200n, 2), ofUnits(-5n, 3), ofUnits(0n, 4)]).toEqual(['1200', '12', '-0.005', '0'])
  })
  it('is written plainly from a number', () => {
    expect([0.00001, 20, 0.5, 1e-12, 12345678.25].map(plain)).toEqual(['0.00001', '20', '0.5', '0.000000000001', '12345678.25'])
  })
})
