/** The sizes 1, 2 and 5 times a power of ten, counted upwards: step 0 is 1, step 1 is 2, step 3 is 10, step -1 is 0.5. */
import type { Decimal } from '../wire/decimal'

const DIGITS = [1, 2, 5] as const

/** The step so counted, exactly. */
export function stepAt(count: number): Decimal {
  const power = Math.floor(count / 3)
  const digit = String(DIGITS[count - power * 3])
  return (power >= 0 ? digit + '0'.repeat(power) : `0.${'0'.repeat(-power - 1)}${digit}`) as Decimal
}

/** The count of the step that is nearest to a value above zero, by their ratio. */
export function nearestStep(value: number): number {
  const first = Math.floor(Math.log10(value)) * 3
  const off = (count: number) => Math.abs(Math.log(Number(stepAt(count)) / value))
  return [first, first + 1, first + 2, first + 3].reduce((best, count) => (off(count) < off(best) ? count : best))
}

/** The count of the smallest step that is no less than a value above zero. */
export function stepFrom(value: number): number {
  let count = Math.floor(Math.log10(value)) * 3 - 1
  while (Number(stepAt(count)) < value) count++
  return count
}

/** The least of those sizes that is no less than a value above zero. */
export function roundStep(least: number): number {
  return Number(stepAt(stepFrom(least * (1 - 1e-12))))
}
