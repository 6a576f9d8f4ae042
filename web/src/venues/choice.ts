/** Which books count: the quotes whose books may join, converted. */
import type { Listed } from '../wire/instruments'

/** A quote that may be ticked; `trading` counts the venues that trade it, undefined where none is known to. */
export interface QuoteChoice {
  readonly quote: string
  readonly trading: number | undefined
  readonly chosen: boolean
}

/** The server converts at most this many quotes at once. */
export const MOST_CONVERTED = 8

/** Quotes that are meant to be worth a dollar. */
const DOLLARS = ['USD', 'USDT', 'USDC', 'FDUSD', 'USDE', 'DAI', 'PYUSD', 'TUSD', 'RLUSD', 'USDG', 'USD1', 'USDS', 'USDP', 'BUSD', 'GUSD']

/** The base of `BTC-USD` is BTC, its quote USD. */
export function assets(instrument: string): readonly [base: string, quote: string] {
  const [base = '', quote = ''] = instrument.split('-')
  return [base, quote]
}

/** The base's other quotes, those that most venues trade first. The chosen ones are among them in any case. */
export function quotesFor(instrument: string, listed: readonly Listed[], chosen: readonly string[]): readonly QuoteChoice[] {
  const [base, own] = assets(instrument)
  const offered = listed
    .filter(each => each.base === base && each.quote !== own)
    .map(({ quote, trading }) => ({ quote, trading, chosen: chosen.includes(quote) }))
    .sort((a, b) => b.trading - a.trading || (a.quote < b.quote ? -1 : 1))
  const unknown = chosen.filter(quote => quote !== own && !offered.some(each => each.quote === quote))
  return [...offered, ...unknown.map(quote => ({ quote, trading: undefined, chosen: true }))]
}

/** The quotes that are dollars, the best known first, at most as many as can be converted. */
export function dollarsOf(quotes: readonly QuoteChoice[]): readonly string[] {
  const offered = quotes.filter(each => each.trading !== undefined).map(each => each.quote)
  return DOLLARS.filter(each => offered.includes(each)).slice(0, MOST_CONVERTED)
}

/** With the quote, or without it. */
export function toggled(chosen: readonly string[], quote: string): readonly string[] {
  return chosen.includes(quote) ? chosen.filter(each => each !== quote) : [...chosen, quote]
}

/** The choice in a few words, as `USD + USDT, after fees, 4 venues`. */
export function choiceInWords(
  quote: string,
  { convert, fees, venues }: { convert: readonly string[]; fees: boolean; venues: readonly string[] | undefined }
): string {
  const quotes = convert.length > 2 ? `${quote} + ${convert.length} quotes` : [quote, ...convert].join(' + ')
  const counted = venues === undefined ? '' : venues.length === 1 ? ', 1 venue' : `, ${venues.length} venues`
  return `${quotes}${fees ? ', after fees' : ''}${counted}`
}
