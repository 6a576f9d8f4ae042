/**
 * The page's one socket: it connects, decodes every message, takes silence for a lost connection, and connects again by
 * itself. It knows nothing of books, of Vue or of drawing.
 */
import { decode, type Message } from './decode'

export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /**
   * Lost: when the server was last heard, if ever, and when it is tried again; both by {@link Surroundings.now}. `why` is the
   * fault in the server's messages, where the page gave the connection up for it.
   */
  | { readonly kind: 'lost'; readonly receivedAt: number | undefined; readonly retryAt: number; readonly why?: string | undefined }

/** The parameters of a view, as the stream's contract names them. */
export interface Subscription {
  readonly instrument: string
  readonly levels: number
  readonly range?: number | undefined
  readonly group?: string | undefined
  readonly venues?: readonly string[] | undefined
  readonly convert?: readonly string[] | undefined
  readonly fees?: boolean | undefined
  readonly breakdown?: boolean | undefined
  readonly intervalMs?: number | undefined
  /** The name of the streams that go out together. */
  readonly moment?: string | undefined
}

/** The part of a socket that the stream uses. */
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

/** Hears what comes over the socket. */
export interface Listener {
  opened(): void
  /** @param now when it came */
  received(message: Message, now: number): void
  /** A message came that is not as the contract has it. */
  unreadable(why: string): void
  lost(): void
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000
/** The server sends something for every view at least every 2 s. */
const SILENCE = 6_000
/** Updates begin so. They wait for one another; every other message is taken in at once, after them. */
const UPDATE = '{"type":"update"'

export class Stream {
  private socket: Socket | undefined
  private link: Link = { kind: 'connecting' }
  private failures = 0
  private waiting: { readonly text: string; readonly at: number }[] = []
  private readonly takeIn = () => {
    const taken = this.waiting
    this.waiting = []
    for (const { text, at } of taken) this.read(text, at)
  }
  private receivedAt: number | undefined
  private openedAt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private watch: ReturnType<typeof setTimeout> | undefined
  private ended = false

  constructor(
    private readonly around: Surroundings,
    private readonly linked: (link: Link) => void,
    private readonly listener: Listener
  ) {
    this.open()
  }

  get isOpen(): boolean {
    return this.link.kind === 'open'
  }

  say(message: object): void {
    this.socket?.send(JSON.stringify(message))
  }

  /** The connection serves: the next one that is lost is tried again soon. */
  serves(): void {
    this.failures = 0
  }

  /** Gives the connection up, as the server keeps sending what is wrong, and makes another one later. */
  giveUp(why: string): void {
    this.drop()
    this.lost(why)
  }

  end(): void {
    this.ended = true
    clearTimeout(this.retry)
    clearTimeout(this.watch)
    this.drop()
  }

  private open(): void {
    let socket: Socket
    try {
      socket = this.around.connect()
    } catch {
      // A browser forbids some addresses without trying, as an unsafe one on a safe page.
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
      this.report({ kind: 'open' })
      this.listener.opened()
    }
    socket.onmessage = event => {
      if (mine()) this.received(String(event.data))
    }
    // A socket that the page's Content-Security-Policy forbids fails in Chromium without being closed.
    socket.onclose = socket.onerror = () => {
      if (mine()) this.lost()
    }
  }

  private received(text: string): void {
    this.receivedAt = this.around.now()
    if (text.startsWith(UPDATE)) {
      this.waiting.push({ text, at: this.receivedAt })
      this.around.soon(this.takeIn)
    } else {
      this.takeIn()
      this.read(text, this.receivedAt)
    }
  }

  private read(text: string, now: number): void {
    let message: Message
    try {
      message = decode(text)
    } catch (wrong) {
      this.listener.unreadable((wrong as Error).message)
      return
    }
    this.listener.received(message, now)
  }

  /** Waits for the silence that shows a lost connection; every message puts that off. */
  private listen(): void {
    const silentAt = () => Math.max(this.openedAt, this.receivedAt ?? 0) + SILENCE
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

  private lost(why?: string): void {
    this.takeIn()
    clearTimeout(this.watch)
    clearTimeout(this.retry)
    this.socket = undefined
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures++) * (0.75 + this.around.chance() / 4)
    this.listener.lost()
    this.report({ kind: 'lost', receivedAt: this.receivedAt, retryAt: this.around.now() + wait, why })
    this.retry = setTimeout(() => {
      if (!this.ended) this.open()
    }, wait)
  }

  private report(link: Link): void {
    this.link = link
    if (!this.ended) this.linked(link)
  }
}
