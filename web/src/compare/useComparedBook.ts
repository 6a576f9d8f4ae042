import { computed, shallowRef, watch, type Ref } from 'vue'
import type { Book } from '../book/book'
import { useBook, useFrozen, useHidden } from '../book/useBook'
import { useShown } from '../book/useBeat'
import { useHeld } from '../book/useStream'
import { askedRange } from '../book/window'
import { stepAt, stepFrom } from '../ui/steps'
import { useView } from '../ui/useView'

const LEVELS = 2_000
/** A side in more steps is finer than its pane. */
const STEPS = 400
const EVERY_MS = 500

export interface Compared {
  readonly book: Readonly<Ref<Book | undefined>>
  /** The server's words where it refused. */
  readonly refusal: Readonly<Ref<string | undefined>>
}

/** The book of an instrument as far as `perCent`: the chosen one's own, or a small view of another. */
export function useComparedBook(instrument: Readonly<Ref<string>>, perCent: Readonly<Ref<number>>): Compared {
  const { view } = useView()
  const { held, frozen } = useBook()
  const hidden = useHidden()
  const isChosen = computed(() => instrument.value === view.value.instrument)
  const key = computed(() => `${instrument.value} ${askedRange(perCent.value)}`)
  /** The rows' step for the choice of that key. */
  const coarse = shallowRef<{ readonly key: string; readonly group: string }>()
  const raw = useHeld(
    computed(() =>
      isChosen.value || hidden.value
        ? undefined
        : {
            instrument: instrument.value,
            fees: view.value.fees || undefined,
            levels: LEVELS,
            range: askedRange(perCent.value),
            group: coarse.value?.key === key.value ? coarse.value.group : undefined,
            intervalMs: EVERY_MS
          }
    )
  )
  const own = useFrozen(useShown(raw), frozen)
  watch(raw, ({ book }) => {
    const reference = Number(book?.measures.referenceMid)
    if (book?.instrument !== instrument.value || !(reference > 0) || coarse.value?.key === key.value) return
    coarse.value = { key: key.value, group: stepAt(stepFrom((reference * askedRange(perCent.value)) / 100 / STEPS)) }
  })
  const now = computed(() => (isChosen.value ? held.value : own.value))
  return {
    book: computed(() => (now.value.book?.instrument === instrument.value ? now.value.book : undefined)),
    refusal: computed(() => now.value.refusal)
  }
}
