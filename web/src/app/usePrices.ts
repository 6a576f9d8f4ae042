import { computed, type ComputedRef } from 'vue'
import type { Measures } from '../wire/decode'
import { words } from '../ui/words'
import { exactPrice, placesFor, price, readablePrice } from '../ui/format'
import { useBook } from '../book/useBook'
import { useView } from '../ui/useView'

export interface Prices {
  readonly measures: ComputedRef<Measures | undefined>
  /** A price as it is read. */
  shown(text: string | undefined): string
  /** Every digit of it. */
  exactly(text: string | undefined): string | undefined
}

/** The prices of the held depth as words. Computed prices have more decimal places than can be read, and are rounded to a fixed number of them. */
export function usePrices(): Prices {
  const { held } = useBook()
  const { view } = useView()
  const measures = computed(() => held.value.book?.measures)
  const quote = computed(() => view.value.instrument.split('-')[1] ?? '')
  const places = computed(() => placesFor(Math.abs(Number(measures.value?.referenceMid ?? measures.value?.mid ?? 1)) * 1e-6))
  const isComputed = computed(() => view.value.fees || view.value.convert.length > 0)
  return {
    measures,
    shown: text => {
      if (text === undefined) return words.none
      return isComputed.value ? price(Number(text), quote.value, places.value) : readablePrice(text, quote.value)
    },
    exactly: text => (text === undefined ? undefined : exactPrice(text, quote.value))
  }
}
