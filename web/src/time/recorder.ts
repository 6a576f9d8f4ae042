/**
 * Keeps a record of the last 15 minutes for each choice of books that the reader looks at. The server's samples fill the gaps
 * of a plain depth. The record of any other choice has only the books that this page got. It knows nothing of Vue.
 */
import type { Book } from '../book/book'
import type { HistoryAnswer } from '../wire/history'
import { EVERY_MS, fromHistory, isPlain, merged, sampleOf, type Sample } from './history'

/** The skew of what counted, at a time by the server's clock. */
export interface Skewed {
  readonly time: number
  readonly skewMs: number | undefined
}

/** The record of one choice. */
export interface Track {
  /** As {@link recordOf} names it. */
  readonly record: string
  /** Oldest first. */
  readonly samples: readonly Sample[]
  readonly skews: readonly Skewed[]
  /** When the first sample was taken here, by the server's clock. */
  readonly begun: number | undefined
  /** Why the server's record could not be had when it was last asked for. */
  readonly failure: string | undefined
}

export interface RecorderSurroundings {
  /** Milliseconds since 1970 as the server counts them. */
  now(): number
  /** The server's samples at a path of the API. */
  ask(path: string, signal: AbortSignal): Promise<HistoryAnswer>
}

export const MOST_TRACKS = 8
/** A connection may have been silent for that long before it is called lost. */
const SILENCE_MS = 6_000

export class Recorder {
  private readonly tracks = new Map<string, Track>()
  private track: Track = empty('')
  private book: Book | undefined
  /** A book that was held before; it is not of now. */
  private old: Book | undefined
  private awaiting = true
  private resting = false
  private watched = false
  private loading: AbortController | undefined
  /** From when on the server's samples are wanted; undefined where nothing of them is. */
  private wanted: number | undefined

  /** @param mostRows a side of a book with so many rows may have more of them. */
  constructor(
    private readonly around: RecorderSurroundings,
    private readonly mostRows: number,
    private readonly changed: (track: Track) => void
  ) {}

  /** Records this choice from now on, beginning with its next book. */
  choose(record: string): void {
    if (record === this.track.record) return
    this.take(this.tracks.get(record) ?? empty(record))
    this.start()
  }

  /** The book as it is now. */
  hold(book: Book | undefined): void {
    this.book = book
    if (this.awaiting && this.isOfNow()) this.sample()
  }

  /** Nothing comes for a while, as the page is hidden or the connection is lost, perhaps for some seconds already. */
  rest(lost: boolean): void {
    this.resting = true
    this.loading?.abort()
    if (!lost) return
    const last = this.around.now() - SILENCE_MS
    this.take({ ...this.track, samples: this.track.samples.filter(sample => sample.time < last) })
  }

  /** Books that come from now on are of now. */
  resume(): void {
    this.resting = false
    this.start()
  }

  /** Whether the record is looked at. The plain depth, which the server records anyway, is recorded only then. */
  watch(watched: boolean): void {
    if (watched === this.watched) return
    this.watched = watched
    if (watched && isPlain(this.track.record)) this.start()
  }

  /** To be called every 5 s. */
  tick(): void {
    if (this.resting) return
    if (this.isOfNow()) this.sample()
    if (this.wanted !== undefined && this.loading === undefined) void this.load(this.wanted)
  }

  end(): void {
    this.resting = true
    this.loading?.abort()
  }

  private start(): void {
    this.old = this.book
    this.awaiting = true
    this.loading?.abort()
    this.loading = undefined
    const { record, samples } = this.track
    this.wanted = this.watched && record !== '' && isPlain(record) ? (samples.at(-1)?.time ?? 0) : undefined
    if (this.wanted !== undefined && !this.resting) void this.load(this.wanted)
  }

  private isOfNow(): boolean {
    const instrument = this.track.record.split('?')[0]
    return !this.resting && this.book !== undefined && this.book !== this.old && this.book.instrument === instrument
  }

  private sample(): void {
    const book = this.book as Book
    this.awaiting = false
    const now = this.around.now()
    const { record, samples, skews, begun } = this.track
    const skewed = [...skews, { time: now, skewMs: book.measures.skewMs }].slice(-SKEWS)
    const recorded = this.watched || !isPlain(record)
    const more = recorded ? [sampleOf(book, now, this.mostRows, samples.at(-1))] : []
    this.take({
      ...this.track,
      skews: skewed,
      begun: begun ?? (recorded ? now : undefined),
      samples: merged(samples, more, now)
    })
  }

  private async load(since: number): Promise<void> {
    const mine = (this.loading = new AbortController())
    const { record } = this.track
    const from = since === 0 ? '' : `&since=${new Date(since).toISOString()}`
    let more: readonly Sample[] = []
    let failure: string | undefined
    try {
      more = fromHistory(await this.around.ask(`history/${record}?numbers=text${from}`, mine.signal))
    } catch (failed) {
      failure = failed instanceof Error ? failed.message : String(failed)
    }
    if (this.loading !== mine || mine.signal.aborted) return
    this.loading = undefined
    if (failure === undefined) this.wanted = undefined
    this.take({ ...this.track, failure, samples: merged(this.track.samples, more, this.around.now()) })
  }

  /** The youngest choices are kept. */
  private take(track: Track): void {
    this.track = track
    this.tracks.delete(track.record)
    if (track.record !== '') this.tracks.set(track.record, track)
    const [oldest] = this.tracks.keys()
    if (oldest !== undefined && this.tracks.size > MOST_TRACKS) this.tracks.delete(oldest)
    this.changed(track)
  }
}

const SKEWS = (15 * 60_000) / EVERY_MS

function empty(record: string): Track {
  return { record, samples: [], skews: [], begun: undefined, failure: undefined }
}
