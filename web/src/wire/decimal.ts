/**
 * Exact decimals as the server writes them: plain, not below zero or with one minus, no exponent, no trailing zeros.
 * Compared by their digits, so that no `double` ever decides which level is which.
 */
export type Decimal = string & { readonly decimal: unique symbol }

const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** The text as a decimal; undefined where it is none. */
export function decimal(text: unknown): Decimal | undefined {
  return typeof text === 'string' && PLAIN.test(text) ? (text as Decimal) : undefined
}

/** Below, at or above zero as `a` is below, at or above `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const negative = a.startsWith('-')
  if (negative !== b.startsWith('-')) return negative ? -1 : 1
  const order = compareMagnitude(negative ? a.slice(1) : a, negative ? b.slice(1) : b)
  return negative ? -order : order
}

function compareMagnitude(a: string, b: string): number {
  const [wholeA = '', partA = ''] = a.split('.')
  const [wholeB = '', partB = ''] = b.split('.')
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1
  const places = Math.max(partA.length, partB.length)
  const [fullA, fullB] = [partA.padEnd(places, '0'), partB.padEnd(places, '0')]
  return fullA === fullB ? 0 : fullA < fullB ? -1 : 1
}

/** `a` less `b`, exactly. */
export function minus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(placesOf(a), placesOf(b))
  return ofUnits(units(a, places) - units(b, places), places)
}

/** With exactly this number of decimal places, zeros included. More places are rounded up or down. */
export function rounded(value: Decimal, places: number, up: boolean): string {
  const own = placesOf(value)
  if (own <= places) return text(units(value, places), places)
  const step = 10n ** BigInt(own - places)
  const exact = units(value, own)
  const rest = exact % step
  const whole = exact / step
  return text(rest > 0n && up ? whole + 1n : rest < 0n && !up ? whole - 1n : whole, places)
}

/** The number of its decimal places. */
export function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0
}

/** A number of units of 10^-places. */
export function ofUnits(units: bigint, places: number): Decimal {
  const digits = text(units, places)
  return (places === 0 ? digits : digits.replace(/\.?0+$/, '')) as Decimal
}

function units(value: Decimal, places: number): bigint {
  const [whole = '', part = ''] = value.split('.')
  return BigInt(whole + part.padEnd(places, '0'))
}

function text(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const at = digits.length - places
  return (units < 0n ? '-' : '') + digits.slice(0, at) + (places === 0 ? '' : `.${digits.slice(at)}`)
}

/** A number as a plain decimal, without an exponent. */
export function plain(value: number): Decimal {
  const text = String(value)
  if (!text.includes('e')) return text as Decimal
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 15, maximumFractionDigits: 20 }) as Decimal
}
