import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Book } from '../book/book'
import type { Decimal } from '../wire/decimal'
import type { HistoryAnswer } from '../wire/history'
import { MOST_TRACKS, Recorder, type Track } from './recorder'

const answer = (...times: number[]): HistoryAnswer => ({
  columns: ['time', 'sequence', 'referenceMid', 'mid', 'spread', 'spreadBps', 'counted', 'bids', 'bidTotals', 'asks', 'askTotals'],
  samples: times.map(time => [new Date(time).toISOString(), 1, null, null, null, null, 0, null, null, null, null]),
  heatColumns: ['step', 'bidFrom', 'bids', 'askFrom', 'asks'],
  heat: times.map(() => null)
})

function bookOf(instrument: string, mid = '100'): Book {
  const at = (price: string): Row => [price as Decimal, '1' as Decimal]
  return {
    stream: 's1',
    sequence: 1,
    instrument,
    time: '',
    venues: [],
    measures: {
      bestBid: undefined,
      bestAsk: undefined,
      mid: mid as Decimal,
      referenceMid: undefined,
      spread: undefined,
      spreadBps: undefined,
      crossed: false,
      skewMs: 40,
      reach: { bid: undefined, ask: undefined },
      more: false,
      rates: [],
      blocked: [],
      walls: []
    },
    bids: levelsOf([at('99')]),
    asks: levelsOf([at('101')])
  }
}

let now = 0
let track: Track
let asked: string[]
let answers: Promise<HistoryAnswer>[]
let recorder: Recorder
const settled = () => new Promise(resolve => setTimeout(resolve))
const times = () => track.samples.map(sample => sample.time)

beforeEach(() => {
  now = 1_000_000
  asked = []
  answers = []
  recorder = new Recorder(
    {
      now: () => now,
      ask: path => {
        asked.push(path)
        return answers.shift() ?? Promise.resolve(answer())
      }
    },
    5_000,
    next => {
      track = next
    }
  )
})

function later(millis: number): void {
  now += millis
  recorder.tick()
}

describe('the plain record', () => {
  it("is the server's when it is first looked at, and goes on here", async () => {
    answers.push(Promise.resolve(answer(990_000, 995_000)))
    recorder.watch(true)
    recorder.choose('BTC-USD')
    recorder.hold(bookOf('BTC-USD'))
    await settled()
    later(5_000)
    expect(asked).toEqual(['history/BTC-USD?numbers=text'])
    expect(times()).toEqual([990_000, 995_000, 1_000_000, 1_005_000])
  })

  it('takes nothing while nobody looks, and then only what is missing', async () => {
    recorder.choose('BTC-USD')
    recorder.hold(bookOf('BTC-USD'))
    later(5_000)
    expect([times(), asked]).toEqual([[], []])
    recorder.watch(true)
    recorder.hold(bookOf('BTC-USD'))
    await settled()
    recorder.watch(false)
    later(60_000)
    recorder.watch(true)
    expect(asked).toEqual(['history/BTC-USD?numbers=text', `history/BTC-USD?numbers=text&since=${new Date(1_005_000).toISOString()}`])
  })

  it('says why the server gives none, goes on without, and asks again', async () => {
    answers.push(Promise.reject(new Error('no such path')), Promise.resolve(answer(990_000)))
    recorder.watch(true)
    recorder.choose('BTC-USD')
    recorder.hold(bookOf('BTC-USD'))
    await settled()
    expect([track.failure, times()]).toEqual(['no such path', [1_000_000]])
    later(5_000)
    await settled()
    expect([track.failure, times()]).toEqual([undefined, [990_000, 1_000_000, 1_005_000]])
    later(5_000)
    expect(asked).toHaveLength(2)
  })

  it('is not mixed with the answer for another', async () => {
    let tell = (_: HistoryAnswer) => {}
    answers.push(new Promise(resolve => (tell = resolve)))
    recorder.watch(true)
    recorder.choose('BTC-USD')
    recorder.choose('ETH-USD')
    tell(answer(990_000))
    await settled()
    expect([track.record, times()]).toEqual(['ETH-USD', []])
  })
})

describe('the record of a choice', () => {
  it('begins with its first book, also while nobody looks, and never asks the server', () => {
    recorder.choose('BTC-USD?fees=true')
    later(5_000)
    expect(times()).toEqual([])
    now += 700
    recorder.hold(bookOf('BTC-USD'))
    later(5_000)
    expect([times(), track.begun, asked]).toEqual([[1_005_700, 1_010_700], 1_005_700, []])
  })

  it('does not take the book of the choice before for its own', () => {
    const before = bookOf('BTC-USD')
    recorder.choose('BTC-USD?fees=true')
    recorder.hold(before)
    recorder.choose('BTC-USD?convert=USDT')
    recorder.hold(before)
    later(5_000)
    expect(times()).toEqual([])
    recorder.hold(bookOf('BTC-USD', '50'))
    expect(track.samples.map(sample => sample.mid)).toEqual(['50'])
  })

  it('is there again when it is chosen again, with a gap', () => {
    recorder.choose('BTC-USD?fees=true')
    recorder.hold(bookOf('BTC-USD'))
    recorder.choose('BTC-USD?convert=USDT')
    recorder.hold(bookOf('BTC-USD'))
    later(60_000)
    recorder.choose('BTC-USD?fees=true')
    expect(times()).toEqual([1_000_000])
    recorder.hold(bookOf('BTC-USD'))
    expect(times()).toEqual([1_000_000, 1_060_000])
  })

  it('is forgotten after so many others', () => {
    for (let i = 0; i <= MOST_TRACKS; i++) {
      recorder.choose(`C${i}-USD?fees=true`)
      recorder.hold(bookOf(`C${i}-USD`))
    }
    recorder.choose('C1-USD?fees=true')
    expect(times()).toEqual([1_000_000])
    recorder.choose('C0-USD?fees=true')
    expect(times()).toEqual([])
  })
})

describe('while nothing comes', () => {
  it('nothing is taken, nor the old book when it comes again', () => {
    recorder.choose('BTC-USD?fees=true')
    recorder.hold(bookOf('BTC-USD'))
    recorder.rest(false)
    later(60_000)
    recorder.resume()
    later(5_000)
    expect(times()).toEqual([1_000_000])
    recorder.hold(bookOf('BTC-USD'))
    expect(times()).toEqual([1_000_000, 1_065_000])
  })

  it('what was taken in the silence before a loss is taken back', () => {
    recorder.choose('BTC-USD?fees=true')
    recorder.hold(bookOf('BTC-USD'))
    later(5_000)
    later(5_000)
    recorder.rest(true)
    expect(times()).toEqual([1_000_000])
  })

  it('the server fills a plain record from where it ended', async () => {
    recorder.watch(true)
    recorder.choose('BTC-USD')
    recorder.hold(bookOf('BTC-USD'))
    await settled()
    recorder.rest(false)
    now += 20_000
    answers.push(Promise.resolve(answer(1_005_000, 1_010_000, 1_015_000)))
    recorder.resume()
    await settled()
    expect(asked.at(-1)).toBe(`history/BTC-USD?numbers=text&since=${new Date(1_000_000).toISOString()}`)
    expect(times()).toEqual([1_000_000, 1_005_000, 1_010_000, 1_015_000])
  })
})

describe('the skew', () => {
  it('is kept for each choice, whoever looks', () => {
    recorder.choose('BTC-USD')
    recorder.hold(bookOf('BTC-USD'))
    later(5_000)
    expect(track.skews).toEqual([
      { time: 1_000_000, skewMs: 40 },
      { time: 1_005_000, skewMs: 40 }
    ])
  })
})
