import { computed, type Ref, type ShallowRef } from 'vue'
import { MATRIX_PER_CENT } from './matrix'
import { useFrozen, useBook, useHidden } from '../book/useBook'
import { useShown } from '../book/useBeat'
import { useHeld } from '../book/useStream'
import { stepAt, stepFrom } from '../ui/steps'
import { useThrottled } from '../ui/useThrottled'
import { useView } from '../ui/useView'
import { choiceOf } from '../ui/view'
import type { Book } from '../book/book'
import type { Held } from '../book/views'

/** Rows of a wider view are too coarse for the narrowest distance. */
const WIDEST_PER_CENT = 3
const LEVELS = 5_000
/** A twentieth of a basis point. */
const STEP_SHARE = 5e-6
const EVERY_MS = 1_000

/** A book that goes as far as the matrix: the chart's, or one more where that ends before or is too coarse. Anew every second. */
export function useTableBook(): Readonly<ShallowRef<Book | undefined>> {
  const { view } = useView()
  const { held, within, frozen } = useBook()
  const hidden = useHidden()
  const suits = computed(() => within.value >= MATRIX_PER_CENT && within.value <= WIDEST_PER_CENT)
  const step = computed(() => {
    const reference = Number(held.value.book?.measures.referenceMid)
    return reference > 0 ? stepAt(stepFrom(reference * STEP_SHARE)) : undefined
  })
  const own = useFrozen(
    useShown(
      useHeld(
        computed(() =>
          suits.value || hidden.value || step.value === undefined
            ? undefined
            : {
                instrument: view.value.instrument,
                ...choiceOf(view.value),
                levels: LEVELS,
                range: MATRIX_PER_CENT * 1.05,
                group: step.value,
                breakdown: true,
                intervalMs: EVERY_MS
              }
        )
      )
    ),
    frozen
  )
  const ofView = ({ value }: Readonly<Ref<Held>>) => (value.book?.instrument === view.value.instrument ? value.book : undefined)
  return useThrottled(
    computed(() => ofView(suits.value ? held : own)),
    EVERY_MS
  )
}
