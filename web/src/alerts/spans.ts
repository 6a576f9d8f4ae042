/** Spans in which alerts could not be watched. */

/** Why: the connection was lost, the page was closed, or its timers and its socket rested. */
export type SpanCause = 'lost' | 'closed' | 'asleep'

export interface Span {
  readonly from: number
  readonly to: number
  readonly cause: SpanCause
}

/** Books come at least every 2 s, and a hidden page may be late. */
const LEAST_MS = 20_000
const MOST_SPANS = 5

/** With the span from one book to the next where that is a long one; the newest first. */
export function withSpan(spans: readonly Span[], from: number | undefined, to: number, cause: SpanCause): readonly Span[] {
  if (from === undefined || to - from < LEAST_MS) return spans
  return [{ from, to, cause }, ...spans].slice(0, MOST_SPANS)
}
