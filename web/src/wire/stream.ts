/**
 * One socket and the views that are held over it: connects, subscribes, checks every message, starts a view anew where its
 * copy cannot be trusted, and reconnects by itself. Knows nothing of Vue or of drawing.
 */
import { fromSnapshot, withHeartbeat, withUpdate, type Applied, type Book } from '../book/book'
import { decode, type Message } from './decode'

export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /** Lost: when the server was last heard, if ever, and when it is tried again; both by {@link Surroundings.now}. */
  | { readonly kind: 'lost'; readonly heardAt: number | undefined; readonly retryAt: number }

/** The parameters of a view, as the stream's contract names them. */
export interface Asked {
  readonly instrument: string
  readonly levels: number
  readonly range?: number | undefined
  readonly group?: string | undefined
  readonly venues?: readonly string[] | undefined
  readonly convert?: readonly string[] | undefined
  readonly fees?: boolean | undefined
  readonly breakdown?: boolean | undefined
  readonly intervalMs?: number | undefined
}

/** What is known of one view. */
export interface Held {
  /** The last book that was right; kept while the link is lost and while another view of the same instrument is awaited. */
  readonly book: Book | undefined
  /** What the server refused, in its own words. */
  readonly refusal: string | undefined
  /** What the book was asked for, where another has been asked for since. */
  readonly before: Asked | undefined
}

export interface View {
  /** Wants another view from now on; the old book goes at once where it is of another instrument. */
  ask(asked: Asked): void
  end(): void
}

/** What the stream needs of a socket. */
export interface Socket {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  onerror: (() => void) | null
}

export interface Surroundings {
  /** Milliseconds of a clock that never goes back. */
  now(): number
  connect(): Socket
  /** From 0 to 1, each time anew. */
  chance(): number
  /** Calls back when it is time to take in the updates that have come: they are wanted no sooner than they can be shown. */
  soon(act: () => void): void
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000
/** The server says something of every view every 2 s at the least. */
const SILENCE = 6_000
/** What was refused may be had later: the server may still be reading who trades it. */
const REFUSED_WAIT = 5_000
/** How updates begin, which wait for one another; all else is taken in at once, after them. */
const UPDATE = '{"type":"update"'
const NOTHING: Held = { book: undefined, refusal: undefined, before: undefined }

class Viewing {
  id = 0
  /** The server's name for it; undefined until it has answered. */
  stream: string | undefined
  held: Held = NOTHING
  /** A fresh snapshot was asked for, as a message was lost or wrong. */
  anew = false
  again: ReturnType<typeof setTimeout> | undefined

  constructor(
    public asked: Asked,
    private readonly changed: (held: Held) => void
  ) {}

  set(part: Partial<Held>): void {
    this.held = { ...this.held, ...part }
    this.changed(this.held)
  }
}

export class Stream {
  private socket: Socket | undefined
  private link: Link = { kind: 'connecting' }
  private failures = 0
  private lastId = 0
  private waiting: { readonly text: string; readonly at: number }[] = []
  private readonly takeIn = () => {
    const taken = this.waiting
    this.waiting = []
    for (const { text, at } of taken) this.read(text, at)
  }
  private heardAt: number | undefined
  private openedAt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setTimeout> | undefined
  private ended = false
  private readonly viewings = new Set<Viewing>()

  constructor(
    private readonly around: Surroundings,
    private readonly linked: (link: Link) => void
  ) {
    this.open()
  }

  /** Holds a view until it is ended; tells each time that something of it changed. */
  view(asked: Asked, changed: (held: Held) => void): View {
    const viewing = new Viewing(asked, changed)
    this.viewings.add(viewing)
    if (this.link.kind === 'open') this.subscribe(viewing)
    return {
      ask: next => this.ask(viewing, next),
      end: () => {
        this.viewings.delete(viewing)
        this.unsubscribe(viewing)
      }
    }
  }

  end(): void {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.watch)
    this.viewings.forEach(viewing => clearTimeout(viewing.again))
    this.drop()
  }

  private ask(viewing: Viewing, next: Asked): void {
    const other = next.instrument !== viewing.asked.instrument
    const { book, before } = viewing.held
    viewing.set(other ? NOTHING : { refusal: undefined, before: book && (before ?? viewing.asked) })
    viewing.asked = next
    viewing.anew = false
    if (this.link.kind === 'open') this.subscribe(viewing)
  }

  private open(): void {
    let socket: Socket
    try {
      socket = this.around.connect()
    } catch {
      // A browser forbids some without trying, as an unsafe one of a safe page.
      this.lost()
      return
    }
    this.socket = socket
    this.openedAt = this.around.now()
    this.listen()
    // A late event of a socket that was given up must not touch the next one.
    const mine = () => this.socket === socket && !this.ended
    socket.onopen = () => {
      if (!mine()) return
      this.tell({ kind: 'open' })
      this.viewings.forEach(viewing => {
        viewing.id = 0
        this.subscribe(viewing)
      })
    }
    socket.onmessage = event => {
      if (mine()) this.heard(String(event.data))
    }
    // One that the page's Content-Security-Policy forbids fails in Chromium without being closed.
    socket.onclose = socket.onerror = () => {
      if (mine()) this.lost()
    }
  }

  private subscribe(viewing: Viewing): void {
    this.unsubscribe(viewing)
    viewing.id = ++this.lastId
    this.say({ op: 'subscribe', id: viewing.id, ...viewing.asked, numbers: 'text' })
  }

  private unsubscribe(viewing: Viewing): void {
    clearTimeout(viewing.again)
    viewing.stream = undefined
    if (viewing.id > 0 && this.link.kind === 'open') this.say({ op: 'unsubscribe', id: viewing.id })
    viewing.id = 0
  }

  private say(message: object): void {
    this.socket?.send(JSON.stringify(message))
  }

  private heard(text: string): void {
    this.heardAt = this.around.now()
    if (text.startsWith(UPDATE)) {
      this.waiting.push({ text, at: this.heardAt })
      this.around.soon(this.takeIn)
    } else {
      this.takeIn()
      this.read(text, this.heardAt)
    }
  }

  /** @param now when it was heard */
  private read(text: string, now: number): void {
    let message: Message
    try {
      message = decode(text)
    } catch {
      // Whose it was cannot be told: all start anew.
      this.viewings.forEach(viewing => this.distrust(viewing))
      return
    }
    switch (message.type) {
      case 'subscribed':
        for (const viewing of this.viewings) if (viewing.id === message.id) viewing.stream = message.stream
        break
      case 'snapshot':
        for (const viewing of this.of(message.stream)) this.take(viewing, fromSnapshot(message, now))
        break
      case 'update':
        this.change(message.stream, book => withUpdate(book, message, now))
        break
      case 'heartbeat':
        this.change(message.stream, book => withHeartbeat(book, message, now))
        break
      case 'error':
        for (const viewing of this.viewings) {
          if (viewing.id === message.id) this.refused(viewing, message.detail)
        }
        break
      default:
    }
  }

  private refused(viewing: Viewing, why: string): void {
    viewing.id = 0
    viewing.set({ refusal: why })
    viewing.again = setTimeout(() => {
      if (this.link.kind === 'open') this.subscribe(viewing)
    }, REFUSED_WAIT)
  }

  private of(stream: string): Viewing[] {
    return [...this.viewings].filter(viewing => viewing.stream === stream)
  }

  /** A book that is still of a view asked for before waits for its snapshot. */
  private change(stream: string, next: (book: Book) => Applied): void {
    for (const viewing of this.of(stream)) {
      const book = viewing.held.book
      if (book?.stream === stream && !viewing.anew) this.take(viewing, next(book))
    }
  }

  private take(viewing: Viewing, applied: Applied): void {
    if (!applied.ok) {
      this.distrust(viewing)
      return
    }
    this.failures = 0
    viewing.anew = false
    viewing.set({ book: applied.book, refusal: undefined, before: undefined })
  }

  /** A message was lost or wrong: asks for a fresh snapshot, and where that is wrong too, for a fresh connection. */
  private distrust(viewing: Viewing): void {
    if (viewing.anew) {
      this.drop()
      this.lost()
    } else {
      viewing.anew = true
      this.subscribe(viewing)
    }
  }

  /** Waits for the silence that tells of a lost connection; what is heard meanwhile only puts that off. */
  private listen(): void {
    const silentAt = () => Math.max(this.openedAt, this.heardAt ?? 0) + SILENCE
    clearTimeout(this.watch)
    this.watch = setTimeout(() => {
      if (this.around.now() < silentAt()) return this.listen()
      this.drop()
      this.lost()
    }, silentAt() - this.around.now())
  }

  private drop(): void {
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }

  private lost(): void {
    this.takeIn()
    clearTimeout(this.watch)
    clearTimeout(this.retry)
    this.socket = undefined
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures++) * (0.75 + this.around.chance() / 4)
    this.viewings.forEach(viewing => {
      clearTimeout(viewing.again)
      viewing.stream = undefined
      viewing.anew = false
    })
    this.tell({ kind: 'lost', heardAt: this.heardAt, retryAt: this.around.now() + wait })
    this.retry = setTimeout(() => {
      if (!this.ended) this.open()
    }, wait)
  }

  private tell(link: Link): void {
    this.link = link
    if (!this.ended) this.linked(link)
  }
}
