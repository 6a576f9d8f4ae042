import { computed, watch, type Ref } from 'vue'
import type { Books } from '../book/useBook'
import { words } from '../ui/words'
import { useThrottled } from '../ui/useThrottled'
import { useView } from '../ui/useView'

const EVERY_MS = 1_000

/** The mid and the instrument in the title of the tab; while the connection is lost no old price stands there. */
export function useTitle({ held, best }: Pick<Books, 'held' | 'best'>, lost: Readonly<Ref<boolean>>): void {
  const { view } = useView()
  const mid = useThrottled(
    computed(() => (best.value.book ?? held.value.book)?.measures.mid),
    EVERY_MS
  )
  watch(
    [() => view.value.instrument, mid, lost],
    ([instrument, price, isLost]) => {
      const parts = [isLost ? words.title.lost : price, instrument].filter(Boolean)
      document.title = instrument ? `${parts.join(' ')} · Omnidepth` : 'Omnidepth'
    },
    { immediate: true }
  )
}
