import { describe, expect, it } from 'vitest'
import { decimal, flag, known, list, map, number, object, oneOf, only, optional, orNull, some, text, time, tuple, type Check } from './check'

const said = (check: Check<unknown>, value: unknown) => {
  try {
    return check(value)
  } catch (failure) {
    return (failure as Error).message
  }
}

describe('a wrong value', () => {
  it('is named with what it must be and what it is', () => {
    expect([
      said(text, 5),
      said(number, '5'),
      said(flag, null),
      said(decimal, 1.5),
      said(decimal, '1e5'),
      said(time, 'noon'),
      said(oneOf(['buy', 'sell']), 'hold'),
      said(list(text), {}),
      said(object({}), null),
      said(map(number), 'x'),
      said(number, undefined)
    ]).toEqual([
      'it must be a text, but is 5',
      'it must be a number, but is "5"',
      'it must be true or false, but is null',
      'it must be a decimal as text, but is 1.5',
      'it must be a decimal as text, but is "1e5"',
      'it must be a time, but is "noon"',
      'it must be buy or sell, but is "hold"',
      'it must be a list, but is {}',
      'it must be an object, but is null',
      'it must be an object, but is "x"',
      'it must be a number, but is missing'
    ])
  })

  it('is found by its place', () => {
    const check = object({ venues: list(object({ polls: map(number), row: tuple<readonly [string, number]>(text, number) })) })
    const venue = { polls: { fresh: 1 }, row: ['a', 1] }
    expect(said(check, { venues: [venue, { ...venue, polls: { fresh: '1' } }] })).toBe('venues.1.polls.fresh: must be a number, but is "1"')
    expect(said(check, { venues: [{ ...venue, row: ['a'] }] })).toBe('venues.0.row.1: must be a number, but is missing')
    expect(said(check, {})).toBe('venues: must be a list, but is missing')
  })

  it('is not told at length', () => {
    expect(said(number, 'x'.repeat(10_000))).toHaveLength('it must be a number, but is '.length + 60)
  })
})

describe('a right value', () => {
  it('is as it came, but undefined for null where the page has it so', () => {
    expect(said(object({ a: known(number), b: orNull(number), c: optional(text) }), { a: null, b: null })).toEqual({
      a: undefined,
      b: null,
      c: undefined
    })
  })

  it('keeps what the page does not read, or leaves it out', () => {
    const told = { a: 1, more: 2 }
    expect(said(object({ a: number }), told)).toEqual(told)
    expect(said(only({ a: number }), told)).toEqual({ a: 1 })
  })

  it('may have some fields only', () => {
    expect(said(some({ a: known(number), b: text }), { a: null })).toEqual({ a: undefined })
    expect(said(some({ a: number }), { a: 'x' })).toBe('a: must be a number, but is "x"')
  })
})
