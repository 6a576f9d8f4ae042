/** Numbers and ages as people read them: grouped digits, kept decimals, never an exponent. */

const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', KRW: '₩' }

/** Decimal places that tell prices apart which are `step` apart. */
export function placesFor(step: number): number {
  return step >= 1 || step <= 0 ? 0 : Math.min(12, Math.ceil(-Math.log10(step) - 1e-9))
}

/** `$77,586`, `₩106,747,000`, `0.00001234 BTC`: with exactly so many decimal places. */
export function price(value: number, quote: string, places: number): string {
  return withUnit(grouped(value, places), quote)
}

/** An exact decimal text with its digits grouped and every decimal kept. */
export function exactPrice(text: string, quote: string): string {
  const [whole = '0', part] = text.replace('-', '').split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = text.startsWith('-') ? '−' : ''
  return sign + withUnit(part === undefined ? digits : `${digits}.${part}`, quote)
}

function withUnit(text: string, quote: string): string {
  const sign = SIGNS[quote]
  return sign === undefined ? `${text} ${quote}` : sign + text
}

/** A size with about four digits that count. */
export function size(value: number): string {
  const magnitude = Math.abs(value)
  return grouped(value, magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : magnitude >= 1 ? 2 : magnitude > 0 ? 4 : 0)
}

/** `+0.12 %`, with the sign of a true minus. */
export function signedPerCent(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)} %`
}

/** `0.8 s`, `12 s`, `3 min`. */
export function age(millis: number): string {
  if (millis < 9_950) return `${(millis / 1000).toFixed(1)} s`
  if (millis < 120_000) return `${Math.round(millis / 1000)} s`
  return `${Math.round(millis / 60_000)} min`
}

const formats = new Map<number, Intl.NumberFormat>()

/** Grouped digits and exactly so many decimal places. */
export function grouped(value: number, places: number): string {
  let format = formats.get(places)
  if (format === undefined) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })
    formats.set(places, format)
  }
  return format.format(value)
}
