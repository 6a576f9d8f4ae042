/** The cost of an order, as `/api/v1/fill` tells it with `numbers=text`; null where nothing is taken. */
import { decimal, flag, list, number, object, oneOf, optional, orNull, text, time, type Table } from './check'
import type { Schemas, Texts } from './contract'
import type { Decimal } from './decimal'

type Fill = Texts<Schemas['Fill']>
type Rate = Pick<Fill['rates'][number], 'from' | 'to' | 'bid' | 'ask'>
type Warning = Readonly<Record<'flag' | 'detail', string>>

/** The sums before and after fees. */
export type Taken = Pick<
  Fill,
  'size' | 'notional' | 'notionalAfterFees' | 'fees' | 'average' | 'averageAfterFees' | 'worst' | 'worstAfterFees' | 'levels'
>

/** The part that one market fills. */
export type FillShare = Taken & Pick<Fill['shares'][number], 'venue' | 'market' | 'instrument' | 'takerFeePerCent'>

/** The venue that alone could take the same size at the best terms, and what is saved against it in the quote. */
type Single = Taken & { readonly venue: string; readonly saved: Decimal }

/** The larger shares come first. */
export interface FillAnswer
  extends Taken, Pick<Fill, 'instrument' | 'time' | 'side' | 'filled' | 'slippageBps' | 'slippageBpsAfterFees' | 'referenceMid'> {
  readonly asked: { readonly size?: Decimal | undefined; readonly notional?: Decimal | undefined }
  readonly shares: readonly FillShare[]
  readonly single: Single | null
  readonly warnings: readonly Warning[]
  readonly rates: readonly Rate[]
}

const decimalOrNull = orNull(decimal)
const TAKEN: Table<Taken> = {
  size: decimal,
  notional: decimal,
  notionalAfterFees: decimal,
  fees: decimal,
  average: decimalOrNull,
  averageAfterFees: decimalOrNull,
  worst: decimalOrNull,
  worstAfterFees: decimalOrNull,
  levels: number
}

export const fill = object<FillAnswer>({
  ...TAKEN,
  instrument: text,
  time,
  side: oneOf(['buy', 'sell']),
  asked: object<FillAnswer['asked']>({ size: optional(decimal), notional: optional(decimal) }),
  filled: flag,
  slippageBps: decimalOrNull,
  slippageBpsAfterFees: decimalOrNull,
  referenceMid: decimalOrNull,
  shares: list(object<FillShare>({ ...TAKEN, venue: text, market: text, instrument: text, takerFeePerCent: decimal })),
  single: orNull(object<Single>({ ...TAKEN, venue: text, saved: decimal })),
  warnings: list(object<Warning>({ flag: text, detail: text })),
  rates: list(object<Rate>({ from: text, to: text, bid: decimal, ask: decimal }))
})
