import { expect, it } from 'vitest'
import type { Coverage } from '../book/coverage'
import { toldWords } from './told'

const end = (venue: string, price: number, told: number, part: number) => ({ venue, quote: undefined, price, told, part })
const out = (venue: string, ageMs: number | undefined) => ({ venue, quote: undefined, state: 'stale' as const, ageMs, receivedAt: 0, part: 0.1 })
const coverage = (more: Partial<Coverage> = {}): Coverage => ({ side: 'ask', first: 1, ends: [], out: [], ...more })
const name = (venue: string) => venue.toUpperCase()
const told = (of: Coverage, price = 110) => toldWords(of, price, 100, 4_000, name)

it('all is told where no book ends before', () => {
  expect(told(coverage())).toBe('All told to here')
  expect(told(coverage({ ends: [end('a', 120, 0.5, 0.5)] }))).toBe('All told to here')
})

it('the ends before are named from the market outwards, and who is out with its age', () => {
  const of = coverage({ first: 0.9, ends: [end('a', 100.16, 0.85, 0.05), end('b', 101, 0.84, 0.01)], out: [out('c', 5_000)] })
  expect(told(of)).toBe('84 % told to here: A ends at 0.16 %, B at 1.00 %; out: C (stale 9.0 s)')
})

it('of many ends the largest are named', () => {
  const ends = [end('a', 101, 0.99, 0.01), end('b', 102, 0.69, 0.3), end('c', 103, 0.49, 0.2), end('d', 104, 0.29, 0.2)]
  expect(told(coverage({ ends }))).toBe('29 % told to here: B ends at 2.00 %, C at 3.00 %, D at 4.00 %, 1 more')
})

it('a book that has never come has no age', () => {
  expect(told(coverage({ first: 0.9, out: [out('c', undefined)] }))).toBe('90 % told to here: out: C (stale)')
})
