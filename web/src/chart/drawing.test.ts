import { describe, expect, it } from 'vitest'
import { fromSnapshot, type Book } from '../book/book'
import { checksum } from '../book/book'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import { decode, type Row, type Snapshot } from '../wire/decode'
import { ROW, SNAPSHOT } from '../wire/samples'
import type { Frame } from './curve'
import { drawing, mix, type Colours, type Mark } from './drawing'
import { rank, side, sizesByVenue, type Scene } from './scene'

type Told = [price: string, size: string, shares: Record<string, string>]
const COLOURS: Colours = { bid: '#0000ff', ask: '#ff0000', ink: '#000000', muted: '#666666', grid: '#eeeeee', ground: '#ffffff' }
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
    spotlight: undefined,
    gone: [],
    name: id => id.toUpperCase(),
    ...part
  }
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

  it('hatches beyond the reach and says that it is a floor', () => {
    const marks = drawing(scene(book(bids, asks, { reach: { bid: '98', ask: null } })), frame, COLOURS)
    expect(find(marks, 'hatch', 'beyond bid')).toMatchObject({ from: 0, to: 80 })
    expect(find(marks, 'hatch', 'beyond ask')).toBeUndefined()
    expect(words(marks)).toContain('at least')
  })

  it('marks where each venue ends', () => {
    const venue = {
      ...ROW,
      venue: 'okx',
      complete: { bid: false, ask: true },
      reach: { bid: '97', ask: '120' }
    }
    const marks = drawing(scene(book(bids, asks, { venues: [venue, { ...venue, venue: 'out', counted: false }] })), frame, COLOURS)
    expect(whats(marks).filter(what => what.startsWith('end'))).toEqual(['end okx bid'])
    expect(find(marks, 'upright', 'end okx bid').x).toBe(70)
    expect(words(marks)).toContain('OKX ends')
  })

  it('names ends that are close one above the other, and writes nothing over anything', () => {
    const end = (id: string, bid: string) => ({
      ...ROW,
      venue: id,
      complete: { bid: false, ask: true },
      reach: { bid, ask: '120' }
    })
    const venues = ['v', 'w', 'x', 'y', 'z', 'u', 't'].map((id, i) => end(id, String(98 - i / 10)))
    const alone = drawing(scene(book(bids, asks, { venues }), { layers: 'total' }), frame, COLOURS)
    const named = alone.flatMap(mark => (mark.kind === 'words' && mark.text.endsWith('ends') ? [mark] : []))
    expect(new Set(named.map(({ y }) => y)).size).toBe(3)
    const marks = drawing(scene(book(bids, asks, { venues })), frame, COLOURS)
    expect(whats(marks).filter(what => what.startsWith('end'))).toHaveLength(7)
    const boxes = marks.flatMap(mark => {
      if (mark.kind !== 'words' || mark.moves) return []
      const long = frame.measure(mark.text)
      const left = mark.align === 'left' ? mark.x : mark.align === 'right' ? mark.x - long : mark.x - long / 2
      return [{ left, right: left + long, y: mark.y }]
    })
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        expect(Math.abs(one.y - other.y) >= 15 || one.right <= other.left || other.right <= one.left).toBe(true)
      }
    }
  })

  it('says at the end of each curve what has gone with a venue that is stale', () => {
    const gone = [{ venue: 'okx', state: 'stale', sizes: { bid: 12.5, ask: 0 } }]
    const wide = { ...frame, measure: (text: string) => text.length * 4 }
    const marks = drawing(scene(book(bids, asks), { gone }), wide, COLOURS)
    expect(words(drawing(scene(book(bids, asks), { gone }), frame, COLOURS))).toContain('−12.50 BTC')
    expect(find(marks, 'upright', 'gone bid')).toMatchObject({ from: 100 - 42.5, to: 100 - 30 })
    expect(whats(marks)).not.toContain('gone ask')
    expect(words(marks)).toContain('OKX stale: −12.50 BTC')
    const worth = drawing(scene(book(bids, asks), { gone, y: 'quote' }), wide, COLOURS)
    expect(find(worth, 'upright', 'gone bid').from).toBe(0)
    const another = { venue: 'kraken', state: 'blocked', sizes: { bid: 1, ask: 2 } }
    expect(words(drawing(scene(book(bids, asks), { gone: [...gone, another] }), wide, COLOURS))).toContain('2 venues gone: −13.50 BTC')
    const ofAsks = { ...another, sizes: { bid: 0, ask: 2 } }
    expect(words(drawing(scene(book(bids, asks), { gone: [ofAsks] }), wide, COLOURS))).toContain('KRAKEN blocked: −2.00 BTC')
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
  it('is by size, and stays while it names the same', () => {
    const sizes = sizesByVenue(book(bids, asks), { middle: 100, low: 90, high: 110 })
    expect([...sizes]).toEqual([
      ['a', 16],
      ['b', 34],
      ['c', 20]
    ])
    expect(rank([], sizes, 2)).toEqual(['b', 'c'])
    const before = ['c', 'b']
    expect(rank(before, sizes, 2)).toBe(before)
    expect(rank(['a', 'b'], sizes, 2)).toEqual(['b', 'c'])
  })
})

describe('colours', () => {
  it('mix', () => {
    expect(mix('#ff0000', '#0000ff', 0.5)).toBe('#800080')
    expect(mix('#ff0000', '#0000ff', 1)).toBe('#ff0000')
    expect(mix('#f00', '#fff', 0.5)).toBe('#ff8080')
  })
})
