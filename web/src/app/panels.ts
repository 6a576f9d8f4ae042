/**
 * The panels about the chart, in the order of their tabs on a narrow screen. A new panel is a component and a line here.
 */
import { defineAsyncComponent, type Component } from 'vue'
import HealthDrawer from '../venues/HealthDrawer.vue'
import { afterPicture } from '../ui/firstPicture'
import { words } from '../ui/words'

export interface Panel {
  /** One word that names the panel in the page's ids. */
  readonly id: string
  /** The words on its tab. */
  readonly label: string
  /** It may emit `opened` to have its tab chosen. */
  readonly component: Component
  /** Beside the chart; below it on the left or the right of a very wide screen, else over the whole width; or always so. */
  readonly place: 'beside' | 'left' | 'right' | 'whole'
  /** Whether it is removed while its tab is not chosen. A panel that keeps a record must stay, so that is false for it. */
  readonly rests: boolean
  /** Whether the strip of venues stands above it in its tab; on a wide screen that stands above the chart. */
  readonly strip?: boolean
}

/** The chart comes first; the panels about it come a moment later. */
const later = (load: () => Promise<Component>) => defineAsyncComponent(() => afterPicture(load))

export const PANELS: readonly Panel[] = [
  { id: 'ladder', label: words.tabs.ladder, component: later(() => import('../ladder/LadderPanel.vue')), place: 'beside', rests: true },
  { id: 'fill', label: words.tabs.fill, component: later(() => import('../fill/FillPanel.vue')), place: 'right', rests: true },
  { id: 'time', label: words.tabs.time, component: later(() => import('../time/TimePanel.vue')), place: 'left', rests: false },
  { id: 'health', label: words.tabs.venues, component: HealthDrawer, place: 'whole', rests: false, strip: true }
]
