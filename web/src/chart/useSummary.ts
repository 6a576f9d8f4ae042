import { ref, watch, type Ref } from 'vue'
import { isFloor, sizeTo } from '../book/columns'
import { exact, grouped, size } from '../ui/format'
import { plain } from '../wire/decimal'
import { useView } from '../ui/useView'
import type { SideScene } from './scene'
import type { Picture } from './useScene'
import { words } from '../ui/words'

const EVERY_MS = 10_000

/** One sentence for readers who cannot see the chart, not more often than they can listen to it. */
export function useSummary({ scene, shown }: Picture): Readonly<Ref<string>> {
  const { view } = useView()
  const summary = ref('')
  let madeAt = -Infinity
  let madeOf = ''

  function told({ columns, reach, side }: SideScene, end: number): string {
    return `${isFloor(end, reach, side) ? words.chart.summary.atLeast : ''}${size(sizeTo(columns, end, side))}`
  }

  watch(
    scene,
    next => {
      if (next === undefined || shown.value === undefined) return
      if (madeOf === next.instrument && performance.now() - madeAt < EVERY_MS) return
      madeAt = performance.now()
      madeOf = next.instrument
      const { window, bids, asks, base, instrument } = next
      const { measures, venues } = shown.value
      const say = words.chart.summary
      summary.value = [
        say.depth(instrument, exact(plain(view.value.range ?? 1))),
        say.sides(told(bids, window.low), told(asks, window.high), base),
        measures.mid === undefined ? say.noMid : say.mid(exact(measures.mid)),
        measures.spreadBps === undefined ? '' : say.spread(grouped(Number(measures.spreadBps), 2), measures.crossed),
        say.books(venues.filter(row => row.counted).length, venues.length)
      ]
        .filter(Boolean)
        .join(' ')
    },
    { immediate: true }
  )
  return summary
}
