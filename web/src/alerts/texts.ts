/** Alerts as short texts, for links and for the reader's storage: `BTC-USD:band:bid:25:100`. */
import { isInstrument } from '../ui/view'
import { plain } from '../wire/decimal'
import { armed, type Alert, type Books, type Draft, type Rule } from './alerts'

/** More alerts are not kept. */
export const MOST_ALERTS = 50
const SIDES = ['bid', 'ask'] as const
const WAYS = ['above', 'below'] as const
const VENUE = /^[a-z0-9]+$/

export function textOf({ instrument, rule }: Draft): string {
  return [instrument, rule.kind, ...parts(rule)].join(':')
}

function parts(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'price':
      return [rule.way, plain(rule.price)]
    case 'band':
      return [rule.side, plain(rule.bps), plain(rule.size)]
    case 'spread':
      return [rule.way, plain(rule.bps)]
    case 'venue':
      return [rule.venue]
    case 'wall':
      return [rule.side, plain(rule.price), plain(rule.size)]
  }
}

/** Undefined where the text is no alert's. */
export function draftOf(text: string): Draft | undefined {
  const [instrument = '', kind, a = '', b = '', c = ''] = text.split(':')
  const rule = ruleOf(kind, a, b, c)
  return rule === undefined || !isInstrument(instrument) ? undefined : { instrument, rule }
}

function ruleOf(kind: string | undefined, a: string, b: string, c: string): Rule | undefined {
  const side = SIDES.find(each => each === a)
  const way = WAYS.find(each => each === a)
  const [first, second] = [Number(b || NaN), Number(c || NaN)]
  if (kind === 'price' && way && first > 0) return { kind, way, price: first }
  if (kind === 'spread' && way && Number.isFinite(first)) return { kind, way, bps: first }
  if (kind === 'band' && side && first > 0 && second > 0) return { kind, side, bps: first, size: second }
  if (kind === 'wall' && side && first > 0 && second > 0) return { kind, side, price: first, size: second }
  return kind === 'venue' && VENUE.test(a) ? { kind, venue: a } : undefined
}

/** One alert as it is kept: what a reader would miss after a reload. */
interface Kept {
  readonly text: string
  readonly books?: Books | undefined
  readonly on: boolean
  readonly count: number
  readonly unread: number
  readonly firedAt?: number | undefined
}

export function keptText(alerts: readonly Alert[]): string {
  return JSON.stringify(
    alerts.map((alert): Kept => {
      const { books, on, count, unread, firedAt } = alert
      return { text: textOf(alert), books, on, count, unread, firedAt }
    })
  )
}

/** The alerts that were kept, each with an id of its own. Anything else in the text is left out. */
export function keptAlerts(text: string | null, id: () => string): readonly Alert[] {
  return listOf(text)
    .slice(0, MOST_ALERTS)
    .flatMap((each): Alert[] => {
      const draft = typeof each.text === 'string' ? draftOf(each.text) : undefined
      if (draft === undefined) return []
      const alert = armed(id(), { ...draft, books: booksOf(each.books) })
      const { on, count, unread, firedAt } = each
      const whole = (value: unknown) => (Number.isInteger(value) ? (value as number) : 0)
      return [
        {
          ...alert,
          on: on !== false,
          waiting: on === false ? undefined : alert.waiting,
          count: whole(count),
          unread: whole(unread),
          firedAt: typeof firedAt === 'number' ? firedAt : undefined,
          // It does not fire for what it has already told of.
          calm: whole(count) === 0
        }
      ]
    })
}

function listOf(text: string | null): readonly Partial<Record<keyof Kept, unknown>>[] {
  try {
    const told: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(told) ? told.filter(each => typeof each === 'object' && each !== null) : []
  } catch {
    return []
  }
}

function booksOf(told: unknown): Books | undefined {
  if (typeof told !== 'object' || told === null) return undefined
  const { venues, convert, fees } = told as Record<string, unknown>
  const words = (value: unknown) => (Array.isArray(value) && value.every(each => typeof each === 'string') ? (value as string[]) : undefined)
  return { venues: words(venues), convert: words(convert), fees: fees === true ? true : undefined }
}
