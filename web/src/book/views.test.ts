import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checksum } from './book'
import { levelsOf } from './levels'
import type { Decimal } from '../wire/decimal'
import { ROW, SNAPSHOT, UPDATE } from '../wire/samples'
import type { Link, Socket } from '../wire/stream'
import { Views, type Held, type View } from './views'

class FakeSocket implements Socket {
  readonly sent: { op: string; id: number; instrument?: string }[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  onerror: (() => void) | null = null
  send(text: string) {
    this.sent.push(JSON.parse(text))
  }
  close() {
    this.closed = true
  }
  hear(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  get ops() {
    return this.sent.map(message => message.op)
  }
}

const rows = levelsOf([['100' as Decimal, '1' as Decimal]])
const none = levelsOf([])
const subscribed = (id: number, stream = 's1') => ({ type: 'subscribed', id, stream })
const snapshot = (more: object = {}) => ({
  ...SNAPSHOT,
  checksum: checksum(rows, none),
  bids: [['100', '1']],
  ...more
})
const update = (more: object = {}) => ({
  ...UPDATE,
  checksum: checksum(rows, none),
  ...more
})
const BTC = { instrument: 'BTC-USD', levels: 10 }

let sockets: FakeSocket[]
let links: Link[]
let helds: Held[]
let views: Views
let view: View
/** Whether updates wait, and what takes them in then. */
let patient: boolean
/** The browser opens no socket at all. */
let forbidden: boolean
let wanted: (() => void) | undefined
const held = () => helds.at(-1)
const link = () => links.at(-1)
const socket = (i: number) => sockets[i] as FakeSocket

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  links = []
  helds = []
  patient = false
  forbidden = false
  wanted = undefined
  views = new Views(
    {
      now: () => Date.now(),
      connect: () => {
        if (forbidden) throw new DOMException('insecure', 'SecurityError')
        const made = new FakeSocket()
        sockets.push(made)
        return made
      },
      chance: () => 1,
      soon: act => (patient ? (wanted = act) : act())
    },
    next => links.push(next)
  )
  view = views.view(BTC, next => helds.push(next))
})

afterEach(() => {
  views.end()
  vi.useRealTimers()
})

function opened(): FakeSocket {
  socket(0).onopen?.()
  socket(0).hear(subscribed(1))
  socket(0).hear(snapshot())
  return socket(0)
}

describe('a view', () => {
  it('is subscribed when the socket opens and holds what it hears', () => {
    const first = opened()
    expect(first.sent).toMatchObject([{ op: 'subscribe', id: 1, instrument: 'BTC-USD', levels: 10, numbers: 'text' }])
    first.hear(update())
    expect(held()?.book?.sequence).toBe(2)
    expect(link()).toEqual({ kind: 'open' })
  })

  it('asks for a fresh snapshot after a gap and keeps the old book meanwhile', () => {
    const first = opened()
    first.hear(update({ previous: 7 }))
    expect(first.ops).toEqual(['subscribe', 'unsubscribe', 'subscribe'])
    first.hear(update())
    expect(held()?.book?.sequence).toBe(1)
    first.hear(subscribed(2, 's2'))
    first.hear(snapshot({ stream: 's2', sequence: 9 }))
    expect(held()?.book?.sequence).toBe(9)
  })

  it('starts a new connection where the fresh snapshot is wrong, too', () => {
    const first = opened()
    first.hear(snapshot({ checksum: 5 }))
    first.hear(subscribed(2))
    first.hear(snapshot({ checksum: 5 }))
    expect(first.closed).toBe(true)
    expect(link()?.kind).toBe('lost')
  })

  it('says what the server sent wrong, where that goes on', () => {
    const first = opened()
    first.hear(update({ mid: 5 }))
    first.hear(subscribed(2))
    first.hear(snapshot({ mid: 5 }))
    expect(link()).toMatchObject({ kind: 'lost', why: 'mid: must be a decimal as text, but is 5' })
    vi.advanceTimersByTime(500)
    socket(1).onopen?.()
    socket(1).onclose?.()
    expect(link()).toMatchObject({ kind: 'lost', why: undefined })
  })

  it('keeps its book while another choice of the same instrument is awaited, and ignores what is still said of the old', () => {
    const first = opened()
    view.ask({ ...BTC, venues: ['kraken'] })
    expect(first.sent.at(-1)).toMatchObject({ op: 'subscribe', id: 2, venues: ['kraken'] })
    first.hear(update())
    expect(held()?.book?.sequence).toBe(1)
    first.hear(subscribed(2, 's2'))
    first.hear(snapshot({ stream: 's2', sequence: 5 }))
    expect(held()?.book?.sequence).toBe(5)
  })

  it('drops its book at once where another instrument is chosen', () => {
    const first = opened()
    view.ask({ ...BTC, instrument: 'ETH-USD' })
    expect(held()?.book).toBeUndefined()
    first.hear(snapshot())
    expect(held()?.book).toBeUndefined()
  })

  it('says what the server refused, and asks again later', () => {
    socket(0).onopen?.()
    socket(0).hear({ type: 'error', id: 1, title: 'Wrong subscription', detail: 'no such instrument' })
    expect(held()?.refusal).toBe('no such instrument')
    vi.advanceTimersByTime(5_000)
    expect(socket(0).sent.at(-1)).toMatchObject({ op: 'subscribe', id: 2, instrument: 'BTC-USD' })
    socket(0).hear(subscribed(2))
    socket(0).hear(snapshot())
    expect(held()?.refusal).toBeUndefined()
  })

  it('is given up when it ends', () => {
    const first = opened()
    view.end()
    expect(first.ops).toEqual(['subscribe', 'unsubscribe'])
    helds.length = 0
    first.hear(update())
    expect(helds).toEqual([])
  })
})

describe('several views', () => {
  it('share the socket, and each takes its own', () => {
    const others: Held[] = []
    const first = opened()
    views.view({ instrument: 'BTC-USD', levels: 5, group: '10' }, next => others.push(next))
    first.hear(subscribed(2, 's2'))
    first.hear(snapshot({ stream: 's2', sequence: 4 }))
    expect(sockets.length).toBe(1)
    expect(others.at(-1)?.book?.sequence).toBe(4)
    expect(held()?.book?.sequence).toBe(1)
  })

  it('all start anew after a message that nobody can read', () => {
    const first = opened()
    views.view({ instrument: 'ETH-USD', levels: 5 }, () => {})
    first.onmessage?.({ data: '{' })
    expect(first.sent.filter(message => message.op === 'subscribe').map(message => message.instrument)).toEqual([
      'BTC-USD',
      'ETH-USD',
      'BTC-USD',
      'ETH-USD'
    ])
  })
})

describe('the connection', () => {
  it('comes back by itself, waits longer each time, and the book is kept', () => {
    opened()
    socket(0).onclose?.()
    expect(link()).toMatchObject({ kind: 'lost' })
    expect(held()?.book?.sequence).toBe(1)
    vi.advanceTimersByTime(500)
    expect(sockets.length).toBe(2)
    socket(1).onclose?.()
    vi.advanceTimersByTime(999)
    expect(sockets.length).toBe(2)
    vi.advanceTimersByTime(1)
    expect(sockets.length).toBe(3)
    socket(2).onopen?.()
    expect(link()).toEqual({ kind: 'open' })
    expect(socket(2).ops).toEqual(['subscribe'])
  })

  it('says what the book was asked for until that of another choice has come', () => {
    const first = opened()
    expect(held()?.before).toBeUndefined()
    view.ask({ ...BTC, levels: 20 })
    view.ask({ ...BTC, levels: 30 })
    expect(held()).toMatchObject({ book: { sequence: 1 }, before: BTC })
    first.hear(subscribed(3, 's3'))
    first.hear(snapshot({ stream: 's3', sequence: 9 }))
    expect(held()).toMatchObject({ book: { sequence: 9 }, before: undefined })
    view.ask({ ...BTC, instrument: 'ETH-USD' })
    expect(held()).toEqual({ book: undefined, refusal: undefined, before: undefined })
  })

  it('takes updates in when they are wanted, in their order and with the time they came', () => {
    const first = opened()
    patient = true
    const came = Date.now()
    first.hear(update({ venues: [ROW] }))
    vi.advanceTimersByTime(100)
    first.hear(update({ sequence: 3, previous: 2 }))
    expect(held()?.book?.sequence).toBe(1)
    wanted?.()
    expect(helds.slice(-2).map(each => each.book?.sequence)).toEqual([2, 3])
    expect(held()?.book?.venues[0]?.receivedAt).toBe(came)
    wanted?.()
    expect(held()?.book?.sequence).toBe(3)
  })

  it('takes waiting updates in before whatever else comes, and before it is lost', () => {
    const first = opened()
    patient = true
    first.hear(update())
    first.hear({ type: 'heartbeat', stream: 's1', sequence: 2, venues: [] })
    expect(held()?.book?.sequence).toBe(2)
    expect(first.ops).toEqual(['subscribe'])
    first.hear(update({ sequence: 3, previous: 2 }))
    first.onclose?.()
    expect(held()?.book?.sequence).toBe(3)
    wanted?.()
    expect(held()?.book?.sequence).toBe(3)
  })

  it('is taken for lost when it is silent', () => {
    const first = opened()
    vi.advanceTimersByTime(5_000)
    first.hear({ type: 'heartbeat', stream: 's1', sequence: 1, venues: [] })
    vi.advanceTimersByTime(5_999)
    expect(link()?.kind).toBe('open')
    vi.advanceTimersByTime(1)
    expect(link()?.kind).toBe('lost')
    expect(first.closed).toBe(true)
  })

  it('that the browser forbids is one lost, and is tried again', () => {
    forbidden = true
    opened().onclose?.()
    vi.advanceTimersByTime(500)
    expect(sockets.length).toBe(1)
    expect(link()).toMatchObject({ kind: 'lost', retryAt: Date.now() + 1_000 })
    forbidden = false
    vi.advanceTimersByTime(1_000)
    socket(1).onopen?.()
    expect(link()).toEqual({ kind: 'open' })
  })

  it('that fails is lost once, whether it is closed, too, or not', () => {
    const first = opened()
    first.onerror?.()
    expect(link()).toMatchObject({ kind: 'lost' })
    const told = links.length
    first.onclose?.()
    expect(links.length).toBe(told)
    vi.advanceTimersByTime(500)
    socket(1).onopen?.()
    expect(link()).toEqual({ kind: 'open' })
  })

  it('that was given up is not listened to any more', () => {
    const first = opened()
    first.onclose?.()
    first.hear(update())
    expect(held()?.book?.sequence).toBe(1)
  })
})

describe('the streams of a moment', () => {
  it('are shown together, when the server says that all are of one sequence', () => {
    const [chart, ladder]: Held[][] = [[], []]
    views.view({ ...BTC, moment: 'desk' }, next => chart?.push(next))
    views.view({ ...BTC, group: '10', moment: 'desk' }, next => ladder?.push(next))
    socket(0).onopen?.()
    const [, first, second] = socket(0).sent
    socket(0).hear(subscribed(first?.id ?? 0, 's1'))
    socket(0).hear(subscribed(second?.id ?? 0, 's2'))
    socket(0).hear(snapshot({ stream: 's1' }))
    socket(0).hear({ type: 'moment', moment: 'other', sequence: 1 })
    expect([chart, ladder]).toEqual([[], []])
    socket(0).hear(snapshot({ stream: 's2' }))
    socket(0).hear({ type: 'moment', moment: 'desk', sequence: SNAPSHOT.sequence })
    expect([chart, ladder].map(each => each?.map(({ book }) => book?.stream))).toEqual([['s1'], ['s2']])
  })

  it('leave a stream alone that has not changed', () => {
    const told: Held[] = []
    views.view({ ...BTC, moment: 'desk' }, next => told.push(next))
    socket(0).onopen?.()
    socket(0).hear(subscribed(socket(0).sent.at(-1)?.id ?? 0, 's1'))
    socket(0).hear(snapshot())
    socket(0).hear({ type: 'moment', moment: 'desk', sequence: SNAPSHOT.sequence })
    socket(0).hear({ type: 'moment', moment: 'desk', sequence: SNAPSHOT.sequence + 1 })
    expect(told.length).toBe(1)
  })
})
