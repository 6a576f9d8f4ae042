import { describe, expect, it } from 'vitest'
import type { Coverage } from '../book/coverage'
import type { Frame } from './curve'
import { fillAt, heightAt, profile, ribbon, runs } from './ribbon'

const window = { middle: 100, low: 90, high: 110 }
const end = (price: number, told: number) => ({ venue: 'a', quote: undefined, price, told, part: 0.1 })
const ask = (first: number, ...ends: [number, number][]): Coverage => ({ side: 'ask', first, ends: ends.map(each => end(...each)), out: [] })
const bid = (first: number, ...ends: [number, number][]): Coverage => ({ ...ask(first, ...ends), side: 'bid' })
const frame: Frame = {
  left: 0,
  top: 0,
  width: 400,
  height: 100,
  ratio: 1,
  x: price => (price - 90) * 20,
  y: v => v,
  measure: text => text.length * 6
}
const colours = { ink: '#000', muted: '#666' }
const drawn = (of: Coverage) => ribbon(profile(of, window, 100, undefined), of.side, 100, frame, colours)
const bars = (of: Coverage) => drawn(of).flatMap(mark => (mark.kind === 'bar' ? [[mark.from, mark.to, mark.foot - mark.top]] : []))
const said = (of: Coverage) => drawn(of).flatMap(mark => (mark.kind === 'words' ? [[mark.text, mark.x]] : []))

describe('the profile', () => {
  it('is the share told in each column', () => {
    expect([...profile(ask(1, [105, 0.5]), window, 4, undefined)]).toEqual([1, 1, 1, 0.5])
    expect([...profile(bid(0.9, [95, 0.5]), window, 4, undefined)]).toEqual([0.5, 0.9, 0.9, 0.9])
  })

  it('keeps what differs by one per cent or less, and follows what differs more', () => {
    const before = profile(ask(1), window, 4, undefined)
    expect([...profile(ask(0.991), window, 4, before)]).toEqual([1, 1, 1, 1])
    expect([...profile(ask(0.98), window, 4, before)]).toEqual([0.98, 0.98, 0.98, 0.98])
    expect([...profile(ask(0.995), window, 2, before)]).toEqual([0.995, 0.995])
  })

  it('falls into runs that are drawn alike', () => {
    expect(runs(Float64Array.of(1, 1, 0.8, 0.6), share => share >= 0.7)).toEqual([
      { from: 0, to: 3, value: true },
      { from: 3, to: 4, value: false }
    ])
    expect(runs(new Float64Array(0), share => share)).toEqual([])
  })
})

describe('the ribbon', () => {
  it('is empty where all is told, a line where most is, and filled by what is missing else', () => {
    expect([1, 0.99, 0.98, 0.9, 0.89, 0.5, 0].map(heightAt)).toEqual([0, 0, 2, 2, 2, 7, 14])
    expect(bars(ask(1))).toEqual([])
    expect(bars(ask(1, [105, 0.95], [107, 0.5]))).toEqual([
      [300, 340, 2],
      [340, 400, 7]
    ])
    expect(bars(bid(1, [95, 0.5]))).toEqual([[0, 100, 7]])
  })

  it('is filled from the market on where a venue is out', () => {
    expect(bars(ask(0.75))).toEqual([[200, 400, 4]])
    expect(bars(bid(0.75))).toEqual([[0, 200, 4]])
    expect(said(ask(0.7))).toEqual([['75 % told', 204]])
  })

  it('names where shares are passed, at most two a side, where there is room', () => {
    expect(said(ask(1, [105, 0.85]))).toEqual([['90 % told', 304]])
    expect(said(bid(1, [99, 0.85], [94, 0.7], [91, 0.3]))).toEqual([
      ['90 % told', 176],
      ['75 %', 76]
    ])
    expect(said(ask(1, [102, 0.85], [102.5, 0.3]))).toEqual([['90 % told', 244]])
    expect(said(ask(1, [109.5, 0.85]))).toEqual([])
  })
})

it('the fill goes in steps of a quarter', () => {
  expect([1, 0.9, 0.89, 0.75, 0.6, 0.3, 0.1].map(fillAt)).toEqual([1, 1, 0.75, 0.75, 0.5, 0.25, 0])
})
