/**
 * Keeps one subscription alive: connects, subscribes, checks every message, starts anew where the copy cannot be trusted,
 * and reconnects by itself. Knows nothing of Vue or of drawing.
 */
import { fromSnapshot, withHeartbeat, withUpdate, type Applied, type Book } from '../model/book'
import { decode, type Message } from '../model/wire'

export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /** Lost since a moment, trying again at another; both by {@link Surroundings.now}. */
  | { readonly kind: 'lost'; readonly since: number; readonly retryAt: number }

export interface FeedState {
  readonly link: Link
  /** The last book that was right; kept while the link is lost. */
  readonly book: Book | undefined
  /** What the server refused, in its own words. */
  readonly refusal: string | undefined
}

/** What the feed needs of a socket. */
export interface Socket {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
}

export interface Surroundings {
  /** Milliseconds of a clock that never goes back. */
  now(): number
  connect(): Socket
  /** From 0 to 1, each time anew. */
  chance(): number
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000
/** The server says something every 2 s at the least. */
const SILENCE = 6_000
const RANGE_PER_CENT = 10.5
const LEVELS = 5_000

export class Feed {
  private socket: Socket | undefined
  private failures = 0
  private id = 0
  private resubscribed = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setTimeout> | undefined
  private ended = false
  private current: FeedState = { link: { kind: 'connecting' }, book: undefined, refusal: undefined }

  constructor(
    private instrument: string,
    private readonly around: Surroundings,
    private readonly changed: (state: FeedState) => void
  ) {
    this.open()
  }

  /** Shows another instrument; the old book goes at once, as it is no picture of the new one. */
  select(instrument: string): void {
    this.instrument = instrument
    this.set({ book: undefined, refusal: undefined })
    if (this.current.link.kind === 'open') this.subscribe()
  }

  end(): void {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.watch)
    this.drop()
  }

  private open(): void {
    const socket = this.around.connect()
    this.socket = socket
    this.listen()
    // A late event of a socket that was given up must not touch the next one.
    const mine = () => this.socket === socket && !this.ended
    socket.onopen = () => {
      if (!mine()) return
      this.set({ link: { kind: 'open' } })
      this.id = 0
      this.subscribe()
    }
    socket.onmessage = event => {
      if (mine()) this.heard(String(event.data))
    }
    socket.onclose = () => {
      if (mine()) this.lost()
    }
  }

  private subscribe(): void {
    if (this.id > 0) this.say({ op: 'unsubscribe', id: this.id })
    this.id++
    this.say({
      op: 'subscribe',
      id: this.id,
      instrument: this.instrument,
      levels: LEVELS,
      range: RANGE_PER_CENT,
      numbers: 'text'
    })
  }

  private say(message: object): void {
    this.socket?.send(JSON.stringify(message))
  }

  private heard(text: string): void {
    this.listen()
    let message: Message
    try {
      message = decode(text)
    } catch {
      this.distrust()
      return
    }
    switch (message.type) {
      case 'snapshot':
        if (message.instrument === this.instrument) this.take(fromSnapshot(message, this.around.now()))
        break
      case 'update': {
        const book = this.current.book
        // After a loss only a snapshot helps; what is still under way belongs to the old book.
        if (book?.stream === message.stream && !this.resubscribed) this.take(withUpdate(book, message, this.around.now()))
        break
      }
      case 'heartbeat': {
        const book = this.current.book
        if (book?.stream === message.stream && !this.resubscribed) this.take(withHeartbeat(book, message, this.around.now()))
        break
      }
      case 'error':
        if (message.id === this.id) this.set({ refusal: message.detail })
        break
      default:
    }
  }

  private take(applied: Applied): void {
    if (!applied.ok) {
      this.distrust()
      return
    }
    this.failures = 0
    this.resubscribed = false
    this.set({ book: applied.book, refusal: undefined })
  }

  /** A message was lost or wrong: asks for a fresh snapshot, and where that is wrong too, for a fresh connection. */
  private distrust(): void {
    if (this.resubscribed) {
      this.drop()
      this.lost()
    } else {
      this.resubscribed = true
      this.subscribe()
    }
  }

  private listen(): void {
    clearTimeout(this.watch)
    this.watch = setTimeout(() => {
      this.drop()
      this.lost()
    }, SILENCE)
  }

  private drop(): void {
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }

  private lost(): void {
    clearTimeout(this.watch)
    this.socket = undefined
    this.resubscribed = false
    const now = this.around.now()
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures++) * (0.75 + this.around.chance() / 4)
    const link = this.current.link
    this.set({ link: { kind: 'lost', since: link.kind === 'lost' ? link.since : now, retryAt: now + wait } })
    this.retry = setTimeout(() => {
      if (!this.ended) this.open()
    }, wait)
  }

  private set(part: Partial<FeedState>): void {
    this.current = { ...this.current, ...part }
    if (!this.ended) this.changed(this.current)
  }
}
