/** Numbers and ages as people read them: digits grouped as the reader's locale has it, decimals kept, never an exponent. */

/** Quotes that have a sign of their own. */
const SIGNED = new Set(['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'AUD', 'CAD', 'CHF', 'BRL', 'TRY'])
/** The currencies among them that have no cents. */
const WHOLE = new Set(['JPY', 'KRW'])
const MOST_PLACES = 20

/** Undefined is the reader's own. */
let locale: string | undefined
let compact: Intl.NumberFormat | undefined
let clocks: Intl.DateTimeFormat | undefined
let minutes: Intl.DateTimeFormat | undefined
const formats = new Map<string, Intl.NumberFormat>()

/** Writes all that follows as in this locale, as `de-DE`; as in the reader's own where it is left out. */
export function writeAsIn(tag?: string): void {
  locale = tag
  compact = undefined
  clocks = undefined
  minutes = undefined
  formats.clear()
}

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

/** A price with no more decimals than its first eight digits have. Converted prices have more than can be read. */
export function readablePrice(text: string, quote: string): string {
  const places = text.split('.')[1]?.length ?? 0
  return withUnit(text as Intl.StringNumericLiteral, quote, Math.min(places, placesFor(Math.abs(Number(text)) * 1e-7)))
}

/** An exact decimal text without a unit, its digits grouped and every decimal kept, or exactly so many. */
export function exact(text: string, places = text.split('.')[1]?.length ?? 0): string {
  return minus(format(places).format(text as Intl.StringNumericLiteral))
}

function withUnit(value: number | Intl.StringNumericLiteral, quote: string, places: number): string {
  return SIGNED.has(quote) ? minus(format(places, quote).format(value)) : `${minus(format(places).format(value))} ${quote}`
}

/** The usual decimal places of a quote's amounts, as cents; undefined where it has no such habit, as BTC. */
export function centsOf(quote: string): number | undefined {
  if (SIGNED.has(quote)) return WHOLE.has(quote) ? 0 : 2
  return quote.startsWith('USD') ? 2 : undefined
}

/** A size with about four digits that count. */
export function size(value: number): string {
  const magnitude = Math.abs(value)
  return grouped(value, magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : magnitude > 0 ? 4 : 0)
}

/** A large amount with about three digits that count: `12.3M`, `4.56K`. */
export function short(value: number): string {
  return minus((compact ??= new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })).format(value))
}

/** A large amount of money with about three digits that count: `$12.3M`, `4.56K BTC`. */
export function shortMoney(value: number, quote: string): string {
  if (!SIGNED.has(quote)) return `${short(value)} ${quote}`
  return minus(compactOf(quote).format(value))
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

/** `0.8 s`, `12 s`, `3 min`, `5 h`. */
export function age(millis: number): string {
  if (millis < 9_950) return `${grouped(millis / 1000, 1)} s`
  if (millis < 120_000) return `${Math.round(millis / 1000)} s`
  return millis < 7_200_000 ? `${Math.round(millis / 60_000)} min` : `${Math.round(millis / 3_600_000)} h`
}

/** A length of time from a setting: `0.5 s`, `2 s`, `10 min`. */
export function duration(millis: number): string {
  return millis >= 60_000 && millis % 60_000 === 0 ? `${millis / 60_000} min` : `${millis / 1000} s`
}

/** `12 ms`, `1,024 ms`. */
export function latency(millis: number): string {
  return `${grouped(millis, 0)} ms`
}

/** A moment of the server's, as a text or in milliseconds since 1970, as the reader's clock would show it: `14:03:22`. */
export function clock(time: string | number): string {
  const digits = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  return (clocks ??= new Intl.DateTimeFormat(locale, digits)).format(new Date(time))
}

/** A time of day without seconds. */
export function minute(time: number): string {
  const digits = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return (minutes ??= new Intl.DateTimeFormat(locale, digits)).format(time)
}

/** Grouped digits and exactly so many decimal places. */
export function grouped(value: number, places: number): string {
  return minus(format(places).format(value))
}

function compactOf(currency: string): Intl.NumberFormat {
  const key = `short ${currency}`
  let made = formats.get(key)
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumSignificantDigits: 3,
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol'
    })
    formats.set(key, made)
  }
  return made
}

function format(places: number, currency?: string): Intl.NumberFormat {
  const key = `${places} ${currency}`
  let made = formats.get(key)
  if (made === undefined) {
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
    made = new Intl.NumberFormat(
      locale,
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

/** Sentences of the server's as the rest of the page is written: venues by their names, digits grouped. */
export function asWritten(sentence: string, name: (venue: string) => string): string {
  return sentence.replace(/(?<![\w.,]|\w-)-?\d{4,}(?:\.\d+)?(?![\w-])/g, number => exact(number)).replace(/(?<![\w-])[a-z][a-z0-9]+(?![\w-])/g, name)
}
