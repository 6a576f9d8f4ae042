import { describe, expect, it } from 'vitest'
import { fromSnapshot, type Book, type HeldVenue } from '../book/book'
import { checksum } from '../book/book'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import { decode, type Row, type Snapshot } from '../wire/decode'
import type { Decimal } from '../wire/decimal'
import { ROW, SNAPSHOT } from '../wire/samples'
import { markOf } from '../ui/marks'
import type { Frame } from './curve'
import { mix } from './bands'
import { drawing as drawn } from './drawing'
import type { Colours, Mark } from './mark'
import { footprint } from './orders'
import { profile } from './ribbon'
import { rank, side, type Scene } from './scene'

type Told = [price: string, size: string, shares: Record<string, string>]
const COLOURS: Colours = { theme: 'dark', bid: '#0000ff', ask: '#ff0000', ink: '#000000', muted: '#666666', grid: '#eeeeee', ground: '#ffffff' }
const frame: Frame = {
  left: 0,
  top: 0,
  width: 200,
  height: 100,
  ratio: 1,
  x: price => (price - 90) * 10,
  y: value => 100 - value,
  measure: text => text.length * 7
}

function book(bids: Told[], asks: Told[], more: object = {}): Book {
  const rows = (list: Told[]) => levelsOf(list as unknown as Row[])
  const applied = fromSnapshot(
    decode(
      JSON.stringify({
        ...SNAPSHOT,
        sequence: 7,
        checksum: checksum(rows(bids), rows(asks)),
        mid: '100',
        referenceMid: '100',
        bestBid: bids[0] === undefined ? null : { price: bids[0][0], size: '1', venues: [] },
        bestAsk: asks[0] === undefined ? null : { price: asks[0][0], size: '1', venues: [] },
        bids,
        asks,
        ...more
      })
    ) as Snapshot,
    0
  )
  if (!applied.ok) throw new Error(applied.why)
  return applied.book
}

const bids: Told[] = [
  ['99', '10', { a: '6', b: '4' }],
  ['95', '20', { c: '20' }]
]
const asks: Told[] = [
  ['101', '10', { a: '10' }],
  ['108', '30', { b: '30' }]
]

function scene(of: Book, part: Partial<Scene> = {}): Scene {
  const window = { middle: 100, low: 90, high: 110 }
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  return {
    instrument: 'BTC-USD',
    base: 'BTC',
    quote: 'USD',
    sequence: 7,
    window,
    reference: 100,
    mid: number(of.measures.mid),
    x: 'price',
    y: 'base',
    scale: 'linear',
    heights: 'shared',
    layers: 'stacked',
    best: { bid: number(of.measures.bestBid?.price), ask: number(of.measures.bestAsk?.price) },
    bids: side(of, 'bid', cumulate(of.bids), window, 'base'),
    asks: side(of, 'ask', cumulate(of.asks), window, 'base'),
    ranked: ['a', 'b'],
    time: of.time,
    walls: [],
    order: undefined,
    spotlight: undefined,
    name: id => id.toUpperCase(),
    look: id => markOf({ hue: id.charCodeAt(0), dash: 1 }),
    ...part
  }
}

function drawing(of: Scene, within: Frame, colours: Colours): Mark[] {
  const told = (side: Scene['bids']) => profile(side.coverage, of.window, within.width / 4, undefined)
  return drawn(of, within, colours, { bid: told(of.bids), ask: told(of.asks) })
}

const whats = (marks: readonly Mark[]) => marks.flatMap(mark => (mark.kind === 'words' ? [] : [mark.what]))
const words = (marks: readonly Mark[]) => marks.flatMap(mark => (mark.kind === 'words' ? [mark.text] : []))
const find = <K extends Mark['kind']>(marks: readonly Mark[], kind: K, what: string) =>
  marks.find(mark => mark.kind === kind && mark.kind !== 'words' && mark.what === what) as Extract<Mark, { kind: K }>

describe('the picture', () => {
  it('stacks the large venues and the others, and the top of the stack is the total', () => {
    const marks = drawing(scene(book(bids, asks)), frame, COLOURS)
    expect(whats(marks).filter(what => what.startsWith('band'))).toEqual(['band others bid', 'band b bid', 'band a bid', 'band b ask', 'band a ask'])
    expect(find(marks, 'area', 'band others bid').path.at(-1)).toBe(100 - 30)
    expect(find(marks, 'line', 'total bid').path.at(-1)).toBe(100 - 30)
    expect(words(marks)).toContain('others')
    expect(words(marks)).toContain('B')
  })

  it('lays venues over one another, or shows the total alone', () => {
    const overlay = drawing(scene(book(bids, asks), { layers: 'overlay' }), frame, COLOURS)
    expect(whats(overlay)).toEqual(expect.arrayContaining(['venue a bid', 'venue b bid', 'venue a ask', 'total bid']))
    expect(find(overlay, 'line', 'venue a bid').colour).not.toBe(find(overlay, 'line', 'venue b bid').colour)
    expect(whats(drawing(scene(book(bids, asks), { layers: 'total' }), frame, COLOURS))).toEqual([
      'area bid',
      'area ask',
      'total bid',
      'total ask',
      'mid'
    ])
  })

  it('takes the fill from where less is told and dashes the line beyond a half', () => {
    const venue = (id: string, reach: string) => ({
      ...ROW,
      venue: id,
      market: id,
      complete: { bid: false, ask: true },
      reach: { bid: reach, ask: '120' }
    })
    const near: Told[] = [
      ['99.95', '8', { a: '4', b: '4' }],
      ['92', '20', { a: '20' }]
    ]
    const marks = drawing(scene(book(near, asks, { venues: [venue('a', '94'), venue('b', '98')] })), frame, COLOURS)
    const veils = marks.flatMap(mark => (mark.kind === 'veil' ? [mark] : []))
    expect(veils.map(({ what, from, to, opacity }) => [what, from, to, opacity])).toEqual([
      ['veil bid', 0, 40, 1],
      ['veil bid', 40, 80, 0.5]
    ])
    expect(find(marks, 'line', 'total bid').path.at(-2)).toBe(40)
    expect(find(marks, 'line', 'beyond bid')).toMatchObject({ path: [40, 92, 20, 92, 20, 72, 0, 72].slice(0, 6), dash: [4, 4] })
    expect(find(marks, 'line', 'beyond ask')).toBeUndefined()
    expect(whats(marks)).toContain('told bid')
    expect(whats(marks)).not.toContain('told ask')
    expect(words(marks)).toContain('75 % told')
  })

  it('names at most six layers, at least 22 pixels apart, at the outer edge', () => {
    const many: Told[] = [['99', '96', Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`v${i}`, '12']))]]
    const tall = { ...frame, height: 200, y: (value: number) => 200 - value * 2 }
    const ranked = Array.from({ length: 7 }, (_, i) => `v${i}`)
    const named = drawing(scene(book(many, []), { ranked }), tall, COLOURS).flatMap(mark =>
      mark.kind === 'words' && (mark.text.startsWith('V') || mark.text === 'others') ? [mark] : []
    )
    expect(named).toHaveLength(6)
    const ys = named.map(({ y }) => y).sort((a, b) => a - b)
    ys.slice(1).forEach((y, i) => expect(y - (ys[i] as number)).toBeGreaterThanOrEqual(22))
  })

  it('fills what an order takes, to its worst price', () => {
    const order = footprint(scene(book(bids, asks)).asks, { size: '25' as Decimal, notional: undefined }, () => 0)
    const marks = drawing(scene(book(bids, asks), { order }), frame, COLOURS)
    expect(find(marks, 'area', 'order ask').path.slice(-2)).toEqual([180, 60])
    expect(find(marks, 'upright', 'order worst')).toMatchObject({ x: 180, from: 60, to: 100 })
    expect(find(marks, 'upright', 'order average').x).toBeCloseTo(152)
    expect(whats(marks)).not.toContain('order bid')
  })

  it('bands have two lightnesses in turn', () => {
    const marks = drawing(scene(book(bids, asks), { ranked: ['a', 'b', 'c'] }), frame, COLOURS)
    const colour = (venue: string) => find(marks, 'area', `band ${venue} bid`).colour
    expect(colour('a')).toBe(colour('c'))
    expect(colour('a')).not.toBe(colour('b'))
  })

  it('shades what is crossed, with its signed width, and a locked touch as a line', () => {
    const crossed = drawing(scene(book([['102', '1', {}]], [['98', '1', {}]])), frame, COLOURS)
    expect(find(crossed, 'zone', 'crossed')).toMatchObject({ from: 80, to: 120 })
    expect(words(crossed)).toContain('mid 100.00 · crossed −400.00 bp')
    const locked = find(drawing(scene(book([['100', '1', {}]], [['100', '1', {}]])), frame, COLOURS), 'zone', 'crossed')
    expect(locked.to - locked.from).toBe(2)
  })

  it('of one side, one level or nothing is drawn as it is', () => {
    const oneSided = book(bids, [], { mid: null, bestAsk: null })
    expect(whats(drawing(scene(oneSided), frame, COLOURS))).toContain('total bid')
    expect(find(drawing(scene(oneSided), frame, COLOURS), 'line', 'total ask').path).toEqual([])
    expect(find(drawing(scene(book([bids[0] as Told], [])), frame, COLOURS), 'line', 'total bid').path).toEqual([90, 100, 90, 90])
    expect(drawing(scene(book([], [], { mid: null })), frame, COLOURS).filter(mark => mark.kind === 'area')).toEqual([])
  })

  it('draws the venue that is pointed at from the foot, one of the others, too', () => {
    const marks = drawing(scene(book(bids, asks), { spotlight: 'c' }), frame, COLOURS)
    expect(find(marks, 'line', 'spotlight c bid').path.at(-1)).toBe(100 - 20)
    expect(find(marks, 'area', 'band others bid').path.at(-1)).toBe(100 - 30)
  })
})

describe('the order of the venues', () => {
  const usual = (sizes: Record<string, number>) =>
    Object.entries(sizes).map(([venue, size]) => ({ ...ROW, venue, usualSize: { bid: String(size), ask: undefined } })) as unknown as HeldVenue[]

  it('is by usual size, of all markets of a venue', () => {
    expect(rank([], [...usual({ a: 3, b: 2 }), ...usual({ b: 2 })], 2, false)).toEqual(['b', 'a'])
    expect(rank(['a', 'b'], usual({ a: 1, b: 2, c: 3 }), 2, false)).toEqual(['c', 'b'])
  })

  it('stays once it is settled; who comes later joins where there is a place', () => {
    const before = ['a', 'b']
    expect(rank(before, usual({ a: 1, b: 2 }), 3, true)).toBe(before)
    expect(rank(before, usual({ a: 1, b: 2, c: 3, d: 4 }), 3, true)).toEqual(['a', 'b', 'd'])
    expect(rank(before, usual({ b: 2, c: 3 }), 2, true)).toBe(before)
  })
})

describe('colours', () => {
  it('mix', () => {
    expect(mix('#ff0000', '#0000ff', 0.5)).toBe('#800080')
    expect(mix('#ff0000', '#0000ff', 1)).toBe('#ff0000')
    expect(mix('#f00', '#fff', 0.5)).toBe('#ff8080')
  })
})
