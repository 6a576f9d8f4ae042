import { describe, expect, it } from 'vitest'
import type { Decimal } from '../wire/decimal'
import { parseSize, POSITIONS, positionOf, readersMarks, sizeAt, spanOf, suggested, threeDigits, typedOf, type Marks } from './sizes'

const english: Marks = { decimal: '.', group: ',' }
const german: Marks = { decimal: ',', group: '.' }
const swiss: Marks = { decimal: '.', group: '’' }
const french: Marks = { decimal: ',', group: '\u202f' }
const read = (marks: Marks) => (text: string) => {
  const typed = parseSize(text, marks)
  return typed.kind === 'size' ? typed.size : typed.kind
}

describe('a typed size', () => {
  it('is read with dots or commas, whatever the locale, where they tell by themselves', () => {
    for (const marks of [english, german, swiss, french]) {
      const sizes = ['1,234.5', '1.234,5', '1,234,567', '1.234.567', '12,34,567.80', '0.5', '0,5', '.5', ',25', '1.5', '1,5', '0,123', '7.', '10']
      expect(sizes.map(read(marks))).toEqual([
        '1234.5',
        '1234.5',
        '1234567',
        '1234567',
        '1234567.8',
        '0.5',
        '0.5',
        '0.5',
        '0.25',
        '1.5',
        '1.5',
        '0.123',
        '7',
        '10'
      ])
    }
  })

  it('with one mark that may be either is as the locale has it', () => {
    expect(['1,234', '1.234'].map(read(english))).toEqual(['1234', '1.234'])
    expect(['1,234', '1.234'].map(read(german))).toEqual(['1.234', '1234'])
    expect(['1,234', '1.234'].map(read(swiss))).toEqual(['1.234', '1.234'])
  })

  it('may have spaces and marks between thousands', () => {
    expect(['1 234 567', '1\u202f234,5', '1’234.5', ' 2 ', '1_000'].map(read(english))).toEqual(['1234567', '1234.5', '1234.5', '2', '1000'])
  })

  it('is none while nothing is typed, and wrong where it is no size above zero', () => {
    expect(['', '  '].map(read(english))).toEqual(['none', 'none'])
    const wrong = ['0', '0.00', '-1', '+1', '1e5', 'ten', '.', ',', '1.2.3', '1,2,3', '1,23.4,5', '1..2', '5 BTC', '١٢', '∞', '1234567890123456789']
    expect(wrong.map(read(english)).filter(each => each !== 'wrong')).toEqual([])
  })

  it('loses no digit', () => {
    expect(read(english)('0.000000000000000001')).toBe('wrong')
    expect(read(english)('0.00000000000000001')).toBe('0.00000000000000001')
    expect(read(english)('00012.3400')).toBe('12.34')
    expect(read(english)('123456789.123456789')).toBe('123456789.123456789')
  })

  it('is read back as it is written', () => {
    for (const marks of [english, german, swiss, french]) {
      for (const size of ['1.234', '1234', '1234.5', '0.00000001', '1000000', '12.345']) {
        expect(read(marks)(typedOf(size as Decimal, marks))).toBe(size)
      }
    }
  })

  it('has the marks of the reader', () => {
    const { decimal, group } = readersMarks()
    expect(['.', ',', '٫']).toContain(decimal)
    expect(group).not.toBe(decimal)
  })
})

describe('a slider', () => {
  const span = spanOf(730, undefined)!

  it('spans six powers of ten up to what there is', () => {
    expect(span).toEqual({ least: 0.001, most: 1000 })
    expect([0, 100, 350, POSITIONS].map(at => sizeAt(span, at))).toEqual(['0.001', '0.01', '3.16', '1000'])
  })

  it('finds each of its positions again', () => {
    for (let at = 0; at <= POSITIONS; at++) expect(positionOf(span, Number(sizeAt(span, at)))).toBe(at)
    expect([positionOf(span, 1e-9), positionOf(span, 1e9)]).toEqual([0, POSITIONS])
  })

  it('stands still while the book breathes', () => {
    expect([spanOf(990, span), spanOf(210, span), spanOf(0, span)]).toEqual([span, span, span])
    expect(spanOf(1010, span)?.most).toBe(2000)
    expect(spanOf(190, span)?.most).toBe(200)
    expect(spanOf(0, undefined)).toBeUndefined()
  })
})

describe('sizes of three digits', () => {
  it('have no exponent', () => {
    expect([1234567, 0.000012345, 9.999, 5e20].map(threeDigits)).toEqual(['1230000', '0.0000123', '10', '500000000000000000000'])
  })

  it('are suggested near 0.1, 1 and 10 % of what there is', () => {
    expect(suggested(620)).toEqual(['0.5', '5', '50'])
    expect(suggested(0.00012)).toEqual(['0.0000001', '0.000001', '0.00001'])
    expect(suggested(0)).toEqual([])
  })
})
