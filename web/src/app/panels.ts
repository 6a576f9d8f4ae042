/**
 * The panels about the chart, in the order of their tabs on a narrow screen. A new panel is a component and a line here. The chart comes
 * first; the panels come a moment later.
 */
import { defineAsyncComponent, type Component } from 'vue'
import { afterPicture } from '../ui/firstPicture'
import type { ViewState } from '../ui/view'
import { words } from '../ui/words'

export interface Panel {
  /** One word that names the panel in the page's ids. */
  readonly id: string
  /** The words on its tab. */
  readonly label: string
  readonly component: Component
  /** The part of the desk that holds it. */
  readonly place: 'ladder' | 'fill' | 'time' | 'venues' | 'watch'
}

/** A part that comes after the first picture. */
export const later = (load: () => Promise<Component>) => defineAsyncComponent(() => afterPicture(load))

export const PANELS: readonly Panel[] = [
  { id: 'ladder', label: words.tabs.ladder, component: later(() => import('../ladder/LadderPanel.vue')), place: 'ladder' },
  { id: 'fill', label: words.tabs.fill, component: later(() => import('../fill/FillPanel.vue')), place: 'fill' },
  { id: 'time', label: words.tabs.time, component: later(() => import('../time/TimePanel.vue')), place: 'time' },
  { id: 'venues', label: words.tabs.venues, component: later(() => import('../venues/VenueSheet.vue')), place: 'venues' },
  { id: 'watch', label: words.tabs.watch, component: later(() => import('../watch/Watchlist.vue')), place: 'watch' }
]

/** What fills the middle of the desk in place of the chart and the time, for each layout but the first. */
export const LAYOUT_PARTS: Readonly<Partial<Record<ViewState['layout'], Component>>> = {
  heat: later(() => import('../time/HeatLayout.vue')),
  compare: later(() => import('../compare/CompareLayout.vue')),
  table: later(() => import('../table/TableLayout.vue'))
}
