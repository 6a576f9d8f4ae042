/** Numbers and ages as people read them: digits grouped as the reader's locale has it, decimals kept, never an exponent. */

/** Quotes that have a sign of their own. */
const SIGNED = new Set(['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'AUD', 'CAD', 'CHF', 'BRL', 'TRY'])
const MOST_PLACES = 20

/** Decimal places that tell prices apart which are `step` apart. */
export function placesFor(step: number): number {
  return step >= 1 || step <= 0 ? 0 : Math.min(MOST_PLACES, Math.ceil(-Math.log10(step) - 1e-9))
}

/** `$77,586`, `₩106,747,000`, `0.00001234 BTC`: with exactly so many decimal places. */
export function price(value: number, quote: string, places: number): string {
  return withUnit(value, quote, places)
}

/** An exact decimal text with its digits grouped and every decimal kept. */
export function exactPrice(text: string, quote: string): string {
  return withUnit(text as Intl.StringNumericLiteral, quote, text.split('.')[1]?.length ?? 0)
}

/** An exact decimal text without a unit, its digits grouped and every decimal kept, or exactly so many. */
export function exact(text: string, places = text.split('.')[1]?.length ?? 0): string {
  return minus(format(places).format(text as Intl.StringNumericLiteral))
}

function withUnit(value: number | Intl.StringNumericLiteral, quote: string, places: number): string {
  return SIGNED.has(quote) ? minus(format(places, quote).format(value)) : `${minus(format(places).format(value))} ${quote}`
}

/** A size with about four digits that count. */
export function size(value: number): string {
  const magnitude = Math.abs(value)
  return grouped(value, magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : magnitude > 0 ? 4 : 0)
}

/** A large amount with about three digits that count: `12.3M`, `4.56K`. */
export function short(value: number): string {
  return minus(SHORT.format(value))
}

/** `+0.12 %`, with the sign of a true minus. */
export function signedPerCent(value: number, places = 2): string {
  return `${signed(value, places)} %`
}

/** `−2.40 bp`. */
export function bps(value: number, places = 2): string {
  return `${grouped(value, places)} bp`
}

/** With its sign, whichever it is. */
export function signed(value: number, places: number): string {
  return (value > 0 ? '+' : '') + grouped(value, places)
}

/** `0.8 s`, `12 s`, `3 min`. */
export function age(millis: number): string {
  if (millis < 9_950) return `${grouped(millis / 1000, 1)} s`
  if (millis < 120_000) return `${Math.round(millis / 1000)} s`
  return `${Math.round(millis / 60_000)} min`
}

/** A length of time that somebody has set: `0.5 s`, `2 s`, `10 min`. */
export function duration(millis: number): string {
  return millis >= 60_000 && millis % 60_000 === 0 ? `${millis / 60_000} min` : `${millis / 1000} s`
}

/** `12 ms`, `1,024 ms`. */
export function latency(millis: number): string {
  return `${grouped(millis, 0)} ms`
}

/** A moment of the server's, as a text or in milliseconds since 1970, as the reader's clock would show it: `14:03:22`. */
export function clock(time: string | number): string {
  return CLOCK.format(new Date(time))
}

/** The same without seconds. */
export function minute(time: number): string {
  return MINUTE.format(time)
}

/** Grouped digits and exactly so many decimal places. */
export function grouped(value: number, places: number): string {
  return minus(format(places).format(value))
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const MINUTE = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const SHORT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 3 })
const formats = new Map<string, Intl.NumberFormat>()

function format(places: number, currency?: string): Intl.NumberFormat {
  const key = `${places} ${currency}`
  let made = formats.get(key)
  if (made === undefined) {
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
    made = new Intl.NumberFormat(
      undefined,
      currency === undefined ? digits : { ...digits, style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
    )
    formats.set(key, made)
  }
  return made
}

/** A true minus, as wide as the plus. */
function minus(text: string): string {
  return text.replace('-', '−')
}
