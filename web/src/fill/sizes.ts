/** Sizes as people type and drag them. Pure. */
import { ofUnits, type Decimal } from '../wire/decimal'
import { grouped } from '../ui/format'
import { nearestStep, stepAt, stepFrom } from '../ui/steps'

/** The typed text as nothing, a size, or a wrong text. */
export type Typed = { readonly kind: 'none' } | { readonly kind: 'size'; readonly size: Decimal } | { readonly kind: 'wrong' }

/** A locale's marks before the decimals and between thousands. */
export interface Marks {
  readonly decimal: string
  readonly group: string
}

/** The server counts in 64 bits. */
export const MOST_DIGITS = 18
const SPACES = /[\s_'’]/g

/** The marks of the reader's locale. */
export function readersMarks(): Marks {
  const marks = grouped(1234567.8, 1).match(/[^\p{Nd}]/gu) ?? []
  return { decimal: marks.at(-1) ?? '.', group: marks.length > 1 ? (marks[0] ?? ',') : ',' }
}

/**
 * A size above zero, with dots or commas as its decimal mark and between thousands. The reader's locale decides where one single
 * mark may be either, as in `1,234`.
 */
export function parseSize(typed: string, marks: Marks): Typed {
  const text = typed.replace(SPACES, '')
  if (text === '') return { kind: 'none' }
  const mark = decimalMark(text, marks)
  const [whole = '', part = '', ...more] = mark === '' ? [text] : text.split(mark)
  if (more.length > 0 || !/^\d*$/.test(part) || !/^(\d*|\d{1,3}([.,]\d{2,3})*[.,]\d{3})$/.test(whole)) return { kind: 'wrong' }
  const digits = whole.replace(/[.,]/g, '') + part
  const size = digits === '' ? undefined : ofUnits(BigInt(digits), part.length)
  if (size === undefined || size === '0' || size.replace('.', '').length > MOST_DIGITS) return { kind: 'wrong' }
  return { kind: 'size', size }
}

/** The one of `.` and `,` that decimals follow; empty where none do. */
function decimalMark(text: string, marks: Marks): string {
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1]
  if (dots > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  const mark = dots > 0 ? '.' : ','
  const times = dots + commas
  if (times !== 1) return ''
  return mark === marks.group && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? '' : mark
}

/** As {@link parseSize} reads it back: with the locale's decimal mark, and nothing between thousands. */
export function typedOf(size: Decimal, marks: Marks): string {
  return size.replace('.', marks.decimal === ',' ? ',' : '.')
}

/** The range of a slider, from the smallest size to the largest, on a logarithmic scale. */
export interface Span {
  readonly least: number
  readonly most: number
}

/** The positions of a slider: 100 for each power of ten. */
export const POSITIONS = 600
const PER_DECADE = 100
/** A span stays while what it is for is no less than that share of it. */
const CALM = 0.2

/** The span for what there is in all; the one before while that still suits, so that the handle stands still. */
export function spanOf(total: number, before: Span | undefined): Span | undefined {
  if (total <= 0) return before
  if (before !== undefined && total <= before.most && total >= before.most * CALM) return before
  const most = Number(stepAt(stepFrom(total)))
  return { most, least: most / 10 ** (POSITIONS / PER_DECADE) }
}

/** The size at a position, with three digits. */
export function sizeAt(span: Span, position: number): Decimal {
  return threeDigits(span.least * 10 ** (position / PER_DECADE))
}

/** The position nearest to a size. A size beyond the span has the position of its end. */
export function positionOf(span: Span, size: number): number {
  return Math.min(POSITIONS, Math.max(0, Math.round(Math.log10(size / span.least) * PER_DECADE)))
}

/** An amount above zero as a decimal of three digits. */
export function threeDigits(amount: number): Decimal {
  const [digits = '', exponent = '0'] = amount.toExponential(2).split('e')
  const units = BigInt(digits.replace('.', ''))
  const places = 2 - Number(exponent)
  return places >= 0 ? ofUnits(units, places) : ofUnits(units * 10n ** BigInt(-places), 0)
}

/** Round sizes near 0.1, 1 and 10 % of what there is in all. */
export function suggested(total: number): readonly Decimal[] {
  return total <= 0 ? [] : [0.001, 0.01, 0.1].map(share => stepAt(nearestStep(total * share)))
}
