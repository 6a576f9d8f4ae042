/** Alerts in words. */
import { clock, exact, size } from '../ui/format'
import { later } from '../ui/words/later'
import { plain } from '../wire/decimal'
import type { Alert, Draft, Rule } from './alerts'

const words = later.alerts

/** `BTC-USD: mid rises to 84,000`. */
export function alertWords({ instrument, rule }: Draft, name: (venue: string) => string): string {
  return words.of(instrument, ruleWords(rule, instrument.split('-')[0] ?? '', name))
}

export function ruleWords(rule: Rule, base: string, name: (venue: string) => string): string {
  const number = (value: number) => exact(plain(value))
  const amount = (value: number) => `${size(value)} ${base}`
  switch (rule.kind) {
    case 'price':
      return rule.way === 'above' ? words.rule.priceAbove(number(rule.price)) : words.rule.priceBelow(number(rule.price))
    case 'band':
      return (rule.side === 'bid' ? words.rule.bandBid : words.rule.bandAsk)(number(rule.bps), amount(rule.size))
    case 'spread':
      return (rule.way === 'above' ? words.rule.spreadAbove : words.rule.spreadBelow)(number(rule.bps))
    case 'venue':
      return words.rule.venue(name(rule.venue))
    case 'wall':
      return (rule.side === 'bid' ? words.rule.wallBid : words.rule.wallAsk)(amount(rule.size), number(rule.price))
  }
}

/** `armed`, `waiting: data old`, `fired 12:01:07 (3)`, `off`. */
export function stateWords({ on, firedAt, count, waiting }: Alert, name: (venue: string) => string): string {
  const fired = firedAt === undefined ? undefined : words.firedAt(clock(firedAt), count)
  if (!on) return [words.off, fired].filter(Boolean).join(', ')
  const now =
    waiting === undefined
      ? undefined
      : waiting.kind === 'old'
        ? words.old
        : waiting.kind === 'unknown'
          ? words.unknown
          : words.outs(waiting.venues.map(name).join(', '))
  return [fired, now].filter(Boolean).join(', ') || words.armed
}
