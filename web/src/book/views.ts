/**
 * The views that are held over the page's socket: subscribes, keeps a book for each view, and starts a view anew where its copy
 * cannot be trusted. It knows nothing of Vue or of drawing.
 */
import { fromSnapshot, withHeartbeat, withUpdate, type Applied, type Book } from './book'
import type { Message } from '../wire/decode'
import { Stream, type Subscription, type Link, type Listener, type Surroundings } from '../wire/stream'

/** The state of one view. */
export interface Held {
  /** The last book that was right; kept while the link is lost and while another view of the same instrument is awaited. */
  readonly book: Book | undefined
  /** The server's own words where it refused the view. */
  readonly refusal: string | undefined
  /** The parameters of the book, where other ones have been asked for since. */
  readonly before: Subscription | undefined
}

export interface View {
  /** Wants another view from now on; the old book goes at once where it is of another instrument. */
  ask(subscription: Subscription): void
  end(): void
}

/** A refused view may be granted later: the server may still be reading who trades it. */
const REFUSED_WAIT = 5_000
const NOTHING: Held = { book: undefined, refusal: undefined, before: undefined }

class Viewing {
  id = 0
  /** The server's name for it; undefined until it has answered. */
  stream: string | undefined
  held: Held = NOTHING
  /** A fresh snapshot was asked for, as a message was lost or wrong. */
  anew = false
  again: ReturnType<typeof setTimeout> | undefined
  /** A book has come that is shown with those of the same moment. */
  private pending = false

  constructor(
    public subscription: Subscription,
    private readonly changed: (held: Held) => void
  ) {}

  set(part: Partial<Held>): void {
    this.held = { ...this.held, ...part }
    this.tell()
  }

  /** Takes a book, which waits for the others of its moment. */
  take(book: Book): void {
    this.held = { book, refusal: undefined, before: undefined }
    if (this.subscription.moment === undefined) this.tell()
    else this.pending = true
  }

  /** The others of the moment have come, too. */
  together(): void {
    if (this.pending) this.tell()
  }

  private tell(): void {
    this.pending = false
    this.changed(this.held)
  }
}

export class Views implements Listener {
  private lastId = 0
  private readonly viewings = new Set<Viewing>()
  private readonly stream: Stream

  constructor(around: Surroundings, linked: (link: Link) => void) {
    this.stream = new Stream(around, linked, this)
  }

  /** Holds a view until it is ended; calls back each time that something of it changed. */
  view(subscription: Subscription, changed: (held: Held) => void): View {
    const viewing = new Viewing(subscription, changed)
    this.viewings.add(viewing)
    if (this.stream.isOpen) this.subscribe(viewing)
    return {
      ask: next => this.ask(viewing, next),
      end: () => {
        this.viewings.delete(viewing)
        this.unsubscribe(viewing)
      }
    }
  }

  end(): void {
    this.viewings.forEach(viewing => clearTimeout(viewing.again))
    this.stream.end()
  }

  opened(): void {
    this.viewings.forEach(viewing => {
      viewing.id = 0
      this.subscribe(viewing)
    })
  }

  received(message: Message, now: number): void {
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
      case 'moment':
        for (const viewing of this.viewings) if (viewing.subscription.moment === message.moment) viewing.together()
        break
      case 'heartbeat':
        this.change(message.stream, book => withHeartbeat(book, message, now))
        break
      case 'error':
        for (const viewing of this.viewings) if (viewing.id === message.id) this.refused(viewing, message.detail)
        break
      default:
    }
  }

  /** The view of such a message is not known, so that all start anew. */
  unreadable(why: string): void {
    this.viewings.forEach(viewing => this.distrust(viewing, why))
  }

  lost(): void {
    this.viewings.forEach(viewing => {
      clearTimeout(viewing.again)
      viewing.stream = undefined
      viewing.anew = false
    })
  }

  private ask(viewing: Viewing, next: Subscription): void {
    const other = next.instrument !== viewing.subscription.instrument
    const { book, before } = viewing.held
    viewing.set(other ? NOTHING : { refusal: undefined, before: book && (before ?? viewing.subscription) })
    viewing.subscription = next
    viewing.anew = false
    if (this.stream.isOpen) this.subscribe(viewing)
  }

  private subscribe(viewing: Viewing): void {
    this.unsubscribe(viewing)
    viewing.id = ++this.lastId
    this.stream.say({ op: 'subscribe', id: viewing.id, ...viewing.subscription, numbers: 'text' })
  }

  private unsubscribe(viewing: Viewing): void {
    clearTimeout(viewing.again)
    viewing.stream = undefined
    if (viewing.id > 0 && this.stream.isOpen) this.stream.say({ op: 'unsubscribe', id: viewing.id })
    viewing.id = 0
  }

  private refused(viewing: Viewing, why: string): void {
    viewing.id = 0
    viewing.set({ refusal: why })
    viewing.again = setTimeout(() => {
      if (this.stream.isOpen) this.subscribe(viewing)
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
      this.distrust(viewing, applied.why)
      return
    }
    this.stream.serves()
    viewing.anew = false
    viewing.take(applied.book)
  }

  /** A message was lost or wrong: asks for a fresh snapshot, and where that is wrong too, for a fresh connection. */
  private distrust(viewing: Viewing, why: string): void {
    if (viewing.anew) {
      this.stream.giveUp(why)
    } else {
      viewing.anew = true
      this.subscribe(viewing)
    }
  }
}
