import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checksum } from '../model/book'
import type { Row } from '../model/wire'
import { Feed, type FeedState, type Socket } from './feed'

class FakeSocket implements Socket {
  readonly sent: { op: string; id: number; instrument?: string }[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  hear(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

const bids = [['100', '1']] as unknown as Row[]
const snapshot = (more: object = {}) => ({
  type: 'snapshot', stream: 's1', sequence: 1, checksum: checksum(bids, []), instrument: 'BTC-USD', time: 't',
  venues: [], bids, asks: [], ...more
})
const update = (more: object = {}) => ({
  type: 'update', stream: 's1', sequence: 2, previous: 1, checksum: checksum(bids, []), time: 't', venues: [], bids: [], asks: [], ...more
})

let sockets: FakeSocket[]
let states: FeedState[]
let feed: Feed
const last = () => states.at(-1) as FeedState
const socket = (i: number) => sockets[i] as FakeSocket

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  states = []
  feed = new Feed(
    'BTC-USD',
    {
      now: () => Date.now(),
      connect: () => {
        const made = new FakeSocket()
        sockets.push(made)
        return made
      },
      chance: () => 1
    },
    state => states.push(state)
  )
})

afterEach(() => {
  feed.end()
  vi.useRealTimers()
})

describe('a feed', () => {
  it('subscribes when open and holds what it hears', () => {
    socket(0).onopen?.()
    expect(socket(0).sent).toMatchObject([{ op: 'subscribe', id: 1, instrument: 'BTC-USD' }])
    socket(0).hear(snapshot())
    socket(0).hear(update())
    expect(last().book?.sequence).toBe(2)
    expect(last().link).toEqual({ kind: 'open' })
  })

  it('asks for a fresh snapshot after a gap and keeps the old book meanwhile', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot())
    socket(0).hear(update({ previous: 7 }))
    expect(socket(0).sent.map(message => message.op)).toEqual(['subscribe', 'unsubscribe', 'subscribe'])
    expect(last().book?.sequence).toBe(1)
    socket(0).hear(snapshot({ stream: 's2', sequence: 9 }))
    expect(last().book?.sequence).toBe(9)
  })

  it('starts a new connection where the fresh snapshot is wrong, too', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot({ checksum: 5 }))
    socket(0).hear(snapshot({ checksum: 5 }))
    expect(socket(0).closed).toBe(true)
    expect(last().link.kind).toBe('lost')
  })

  it('reconnects by itself, waits longer each time, and keeps the book', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot())
    socket(0).onclose?.()
    expect(last().link).toMatchObject({ kind: 'lost' })
    expect(last().book?.sequence).toBe(1)
    vi.advanceTimersByTime(500)
    expect(sockets.length).toBe(2)
    socket(1).onclose?.()
    vi.advanceTimersByTime(999)
    expect(sockets.length).toBe(2)
    vi.advanceTimersByTime(1)
    expect(sockets.length).toBe(3)
    socket(2).onopen?.()
    expect(last().link).toEqual({ kind: 'open' })
  })

  it('takes silence for a lost connection', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot())
    vi.advanceTimersByTime(5_000)
    socket(0).hear({ type: 'heartbeat', stream: 's1', sequence: 1, venues: [] })
    vi.advanceTimersByTime(5_999)
    expect(last().link.kind).toBe('open')
    vi.advanceTimersByTime(1)
    expect(last().link.kind).toBe('lost')
    expect(socket(0).closed).toBe(true)
  })

  it('ignores what a given-up socket still says', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot())
    socket(0).onclose?.()
    socket(0).hear(update())
    expect(last().book?.sequence).toBe(1)
  })

  it('drops the old book and subscribes anew when another instrument is chosen', () => {
    socket(0).onopen?.()
    socket(0).hear(snapshot())
    feed.select('ETH-USD')
    expect(last().book).toBeUndefined()
    expect(socket(0).sent.at(-1)).toMatchObject({ op: 'subscribe', id: 2, instrument: 'ETH-USD' })
    socket(0).hear(snapshot())
    expect(last().book).toBeUndefined()
  })

  it('says what the server refused', () => {
    socket(0).onopen?.()
    socket(0).hear({ type: 'error', id: 1, title: 'Wrong subscription', detail: 'no such instrument' })
    expect(last().refusal).toBe('no such instrument')
  })
})
