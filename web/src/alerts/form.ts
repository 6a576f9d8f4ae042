/** The form's fields, and the rule that they make. */
import { plain } from '../wire/decimal'
import type { Rule, Side } from './alerts'

export const KINDS = ['price', 'band', 'spread', 'venue', 'wall'] as const

/** The texts of all fields; each kind has some of them. */
export interface Fields {
  kind: Rule['kind']
  side: Side
  way: 'above' | 'below'
  price: string
  bps: string
  size: string
  venue: string
}

export const EMPTY: Fields = { kind: 'price', side: 'bid', way: 'above', price: '', bps: '25', size: '', venue: '' }

export function fieldsOf(rule: Rule): Fields {
  const number = (value: number | undefined) => (value === undefined ? '' : plain(value))
  const part = rule as Partial<Record<'side', Side> & Record<'way', 'above' | 'below'> & Record<'price' | 'bps' | 'size', number> & { venue: string }>
  return {
    kind: rule.kind,
    side: part.side ?? EMPTY.side,
    way: part.way ?? EMPTY.way,
    price: number(part.price),
    bps: part.bps === undefined ? EMPTY.bps : number(part.bps),
    size: number(part.size),
    venue: part.venue ?? ''
  }
}

/** Undefined while a field that the kind needs is empty or no number. */
export function ruleOf({ kind, side, way, price, bps, size, venue }: Fields): Rule | undefined {
  const number = (text: string) => (text.trim() === '' ? NaN : Number(text))
  const [at, distance, amount] = [number(price), number(bps), number(size)]
  switch (kind) {
    case 'price':
      return at > 0 ? { kind, way, price: at } : undefined
    case 'band':
      return distance > 0 && amount > 0 ? { kind, side, bps: distance, size: amount } : undefined
    case 'spread':
      return Number.isFinite(distance) ? { kind, way, bps: distance } : undefined
    case 'venue':
      return venue === '' ? undefined : { kind, venue }
    case 'wall':
      return at > 0 && amount > 0 ? { kind, side, price: at, size: amount } : undefined
  }
}
