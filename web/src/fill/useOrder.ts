import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Decimal } from '../wire/decimal'
import { parseSize, readersMarks, threeDigits, typedOf, type Typed } from './sizes'
import type { ViewChoice } from '../ui/useView'

export type OrderUnit = 'size' | 'notional'

/** The size of an order as the reader types it. A right size is chosen, and a size that is chosen elsewhere is written into the field. */
export interface OrderEntry {
  readonly text: Ref<string>
  readonly typed: ComputedRef<Typed>
  /** In the base or in the quote. */
  readonly unit: Readonly<Ref<OrderUnit>>
  /** The chosen size in that unit. */
  readonly chosen: ComputedRef<Decimal | undefined>
  type(text: string): void
  put(much: Decimal | undefined): void
  /** About as much in that unit, at a price of `mid`. */
  change(unit: OrderUnit, mid: number): void
}

export function useOrder({ view, choose }: ViewChoice): OrderEntry {
  const marks = readersMarks()
  const text = ref('')
  const unit = ref<OrderUnit>('size')
  const typed = computed(() => parseSize(text.value, marks))
  const chosen = computed(() => view.value[unit.value])

  function put(much: Decimal | undefined): void {
    choose({ size: undefined, notional: undefined, [unit.value]: much })
  }
  watch(
    [() => view.value.size, () => view.value.notional],
    ([size, notional]) => {
      if (size !== undefined || notional !== undefined) unit.value = size === undefined ? 'notional' : 'size'
      const now = size ?? notional
      const before = typed.value.kind === 'size' ? typed.value.size : undefined
      // A typed 1.50 stays 1.50.
      if (now !== before) text.value = now === undefined ? '' : typedOf(now, marks)
    },
    { immediate: true }
  )
  return {
    text,
    typed,
    unit,
    chosen,
    put,
    type: next => {
      text.value = next
      if (typed.value.kind !== 'wrong') put(typed.value.kind === 'size' ? typed.value.size : undefined)
    },
    change: (next, mid) => {
      const before = chosen.value
      if (next === unit.value) return
      unit.value = next
      if (before !== undefined) put(mid > 0 ? threeDigits(next === 'notional' ? Number(before) * mid : Number(before) / mid) : undefined)
    }
  }
}
