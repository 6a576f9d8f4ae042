import { computed, watch, type Ref } from 'vue'
import { useAlarm } from '../alerts/useAlarm'
import type { Books } from '../book/useBook'
import { words } from '../ui/words'
import { useThrottled } from '../ui/useThrottled'
import { useView } from '../ui/useView'

const EVERY_MS = 1_000

/** The mid and the instrument in the title of the tab; while the connection is lost no old price stands there. The count of alerts that fired comes first. */
export function useTitle({ held, best }: Pick<Books, 'held' | 'best'>, lost: Readonly<Ref<boolean>>): void {
  const { view } = useView()
  const { unread } = useAlarm()
  const mid = useThrottled(
    computed(() => (best.value.book ?? held.value.book)?.measures.mid),
    EVERY_MS
  )
  watch(
    [() => view.value.instrument, mid, lost, unread],
    ([instrument, price, isLost, alerts]) => {
      const count = alerts > 0 ? `(${alerts}) ` : ''
      const parts = [isLost ? words.title.lost : price, instrument].filter(Boolean)
      document.title = instrument ? `${count}${parts.join(' ')} · Omnidepth` : 'Omnidepth'
    },
    { immediate: true }
  )
}
