/** The cost of an order: its question to the server, and the answer in words. Pure. */
import { minus, rounded, type Decimal } from '../wire/decimal'
import { bps, centsOf, exact, exactPrice } from '../ui/format'
import { choiceQuery, type ViewState } from '../ui/view'
import type { Levels } from '../book/levels'
import type { FillAnswer, FillShare, Taken } from '../wire/fill'

/** The path that asks for it; undefined where no size is chosen. */
export function fillPath(view: ViewState): string | undefined {
  const { instrument, side, size, notional } = view
  const much = size !== undefined ? `size=${size}` : notional !== undefined ? `notional=${notional}` : undefined
  if (instrument === '' || much === undefined) return undefined
  const choice = choiceQuery(view)
  return `fill/${instrument}?side=${side}&${much}&numbers=text${choice === '' ? '' : `&${choice}`}`
}

/** The sum between two prices, in the base and in the quote. */
export function restingWithin({ at, amounts }: Levels, low: number, high: number): { readonly base: number; readonly quote: number } {
  let [base, quote] = [0, 0]
  for (let i = 0; i < at.length; i++) {
    const price = at[i] as number
    if (price < low || price > high) continue
    base += amounts[i] as number
    quote += price * (amounts[i] as number)
  }
  return { base, quote }
}

/** The average, the worst price or the notional, in the terms that the prices are in. */
export function inTerms(taken: Taken, fees: boolean): { average: Decimal | null; worst: Decimal | null; notional: Decimal } {
  return fees
    ? { average: taken.averageAfterFees, worst: taken.worstAfterFees, notional: taken.notionalAfterFees }
    : { average: taken.average, worst: taken.worst, notional: taken.notional }
}

/** The rest of the order that is not filled, in its own unit; undefined where all is. */
export function unfilled(answer: FillAnswer, fees: boolean): Decimal | undefined {
  const { asked, filled, size } = answer
  if (filled) return undefined
  if (asked.size !== undefined) return minus(asked.size, size)
  return asked.notional && minus(asked.notional, inTerms(answer, fees).notional)
}

/** The saving against the best single venue, in hundredths of a per cent of that venue's notional; undefined without one. */
export function savedBps(answer: FillAnswer, fees: boolean): number | undefined {
  if (answer.single === null) return undefined
  const notional = Number(inTerms(answer.single, fees).notional)
  return notional > 0 ? (Number(answer.single.saved) / notional) * 1e4 : undefined
}

/** How much worse another answer's average is, in hundredths of a per cent; undefined where one of them has none. */
export function extraBps(answer: FillAnswer, other: FillAnswer, fees: boolean): number | undefined {
  const [mine, its] = [inTerms(answer, fees).average, inTerms(other, fees).average]
  if (mine === null || its === null) return undefined
  const apart = (Number(its) / Number(mine) - 1) * 1e4
  return answer.side === 'buy' ? apart : -apart
}

/** Decimal places that show so many digits of an amount. */
export function placesToShow(amount: number, digits: number): number {
  return amount === 0 ? 0 : Math.min(18, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(amount)))))
}

/** A price with its unit, rounded up or down to about eight digits. Money of 1000 and more is rounded to cents. */
export function shownPrice(price: Decimal | null, quote: string, up: boolean): string {
  return price === null ? 'none' : shown(price, quote, up, 8, 1000)
}

/** A sum to pay or to get, rounded to about six digits. Money of 1 and more is rounded to cents. */
export function shownWorth(worth: Decimal, quote: string, up: boolean): string {
  return shown(worth, quote, up, 6, 1)
}

function shown(amount: Decimal, quote: string, up: boolean, digits: number, centsFrom: number): string {
  const value = Number(amount)
  const cents = Math.abs(value) >= centsFrom ? centsOf(quote) : undefined
  return exactPrice(rounded(amount, cents ?? placesToShow(value, digits), up), quote)
}

/** The distance of an average from the reference mid, rounded against the reader. */
export function slippage(share: Decimal | null): string {
  return share === null ? 'none' : bps(Number(rounded(share, 2, true)))
}

/** The answer in a sentence. */
export function fillWords({ side, asked, instrument, average, slippageBps }: FillAnswer): string {
  const [base = '', quote = ''] = instrument.split('-')
  const order = asked.size === undefined ? exactPrice(asked.notional ?? '0', quote) : `${exact(asked.size)} ${base}`
  const buy = side === 'buy'
  return `${buy ? 'Buying' : 'Selling'} ${order}: average ${shownPrice(average, quote, buy)}, slippage ${slippage(slippageBps)}.`
}

/** A venue with the quote of its market, where that is another than asked for: `Kraken, USDT`. */
export function shareName(share: FillShare, instrument: string, name: (venue: string) => string): string {
  return share.instrument === instrument ? name(share.venue) : `${name(share.venue)}, ${share.instrument.split('-')[1]}`
}

/** The answer to paste elsewhere: plain lines, every number exact and in one form whatever the reader's locale. */
export function fillText(answer: FillAnswer, fees: boolean, name: (venue: string) => string): string {
  const { asked, side, instrument, time } = answer
  const [base, quote] = instrument.split('-')
  const order = asked.size === undefined ? `for ${asked.notional} ${quote}` : `${asked.size} ${base}`
  const first = `${side === 'buy' ? 'Buy' : 'Sell'} ${order} of ${instrument} at ${time}, walked by prices ${fees ? 'after' : 'before'} fees`
  const rows: readonly (readonly [string, string])[] = [
    ...totalLines(answer, fees, `${base}`, `${quote}`),
    ...shareLines(answer, fees, `${base}`, `${quote}`, name),
    ...answer.rates.map(rate => ['Rate', `1 ${rate.from} is ${rate.bid} to ${rate.ask} ${rate.to}`] as const),
    ...answer.warnings.map(({ detail }) => ['Warning', detail] as const)
  ]
  const width = Math.max(...rows.map(([head]) => head.length)) + 2
  return [first, ...rows.map(([head, words]) => head.padEnd(width) + words)].join('\n') + '\n'
}

function totalLines(answer: FillAnswer, fees: boolean, base: string, quote: string): [string, string][] {
  const rest = unfilled(answer, fees)
  const left = rest === undefined ? '' : `; not filled ${rest} ${answer.asked.size === undefined ? quote : base}`
  const filled: [string, string] = ['Filled', `${answer.size} ${base} of ${answer.levels} ${answer.levels === 1 ? 'level' : 'levels'}${left}`]
  if (answer.average === null) return [filled]
  const lines: [string, string][] = [
    filled,
    ['Average', `${answer.average} ${quote}, after fees ${answer.averageAfterFees}`],
    ['Worst', `${answer.worst} ${quote}, after fees ${answer.worstAfterFees}`],
    ['Notional', `${answer.notional} ${quote}, after fees ${answer.notionalAfterFees}`],
    ['Fees', `${answer.fees} ${quote}`]
  ]
  if (answer.slippageBps !== null) {
    const off = `${answer.slippageBps} bp of the reference mid ${answer.referenceMid}`
    lines.push(['Slippage', `${off}, after fees ${answer.slippageBpsAfterFees} bp`])
  }
  return lines
}

function shareLines(answer: FillAnswer, fees: boolean, base: string, quote: string, name: (venue: string) => string): [string, string][] {
  if (answer.shares.length === 0) return []
  const lines = answer.shares.map((share): [string, string] => [
    shareName(share, answer.instrument, name),
    `${share.size} ${base} at ${inTerms(share, fees).average} ${quote}, fees ${share.fees} ${quote} (${share.takerFeePerCent} %)`
  ])
  const { single } = answer
  const alone =
    single === null
      ? 'no single venue can fill it'
      : `${name(single.venue)} at ${inTerms(single, fees).average} ${quote}; spread out it saves ${single.saved} ${quote}`
  return [...lines, ['Best alone', alone]]
}
