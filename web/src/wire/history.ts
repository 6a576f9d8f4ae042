/** The samples of a depth, as `/api/v1/history` tells them with `numbers=text`: rows in the order of the contract's columns. */
import { decimal, list, number, object, orNull, text, time, tuple, wrong, type Check } from './check'
import type { Schemas } from './contract'
import type { Decimal } from './decimal'

type Columns = Schemas['History']['columns']
type HeatColumns = Schemas['History']['heatColumns']
type Sizes = readonly Decimal[] | null
type Totals = number | null

/** Oldest first. */
export interface HistoryAnswer {
  readonly columns: Columns
  readonly samples: readonly (readonly [
    time: string,
    sequence: number,
    referenceMid: Decimal | null,
    mid: Decimal | null,
    spread: Decimal | null,
    spreadBps: Decimal | null,
    counted: number,
    bids: Sizes,
    bidTotals: Totals,
    asks: Sizes,
    askTotals: Totals
  ])[]
  readonly heatColumns: HeatColumns
  /** One row for each sample. */
  readonly heat: readonly (readonly [step: Decimal, bidFrom: number, bids: readonly number[], askFrom: number, asks: readonly number[]] | null)[]
}

const COLUMNS: Columns = ['time', 'sequence', 'referenceMid', 'mid', 'spread', 'spreadBps', 'counted', 'bids', 'bidTotals', 'asks', 'askTotals']
const HEAT_COLUMNS: HeatColumns = ['step', 'bidFrom', 'bids', 'askFrom', 'asks']

/** Exactly these words, in this order. */
function words<T extends readonly string[]>(...all: T): Check<T> {
  return value => (list(text)(value).join() === all.join() ? all : wrong(`the columns ${all.join()}`, value))
}

const price = orNull(decimal)
const sizes = orNull(list(decimal))
const totals = orNull(number)
const heat = list(number)

export const history = object<HistoryAnswer>({
  columns: words(...COLUMNS),
  samples: list(tuple<HistoryAnswer['samples'][number]>(time, number, price, price, price, price, number, sizes, totals, sizes, totals)),
  heatColumns: words(...HEAT_COLUMNS),
  heat: list(orNull(tuple<NonNullable<HistoryAnswer['heat'][number]>>(decimal, number, heat, number, heat)))
})
