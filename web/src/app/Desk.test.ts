// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { mounted, type Mounted } from './mounted'
import Desk from './Desk.vue'
// Loaded here, as the first test would wait for them otherwise.
import '../fill/FillPanel.vue'
import '../ladder/LadderPanel.vue'
import '../time/TimePanel.vue'
import '../venues/VenueSheet.vue'
import '../watch/Watchlist.vue'
import { PANELS } from './panels'

// There is nothing to draw on.
vi.mock('../chart/ChartPanel.vue', () => ({ default: { render: () => null } }))
// The page loads the panels after its first picture.
vi.mock('../ui/firstPicture', () => ({ afterPicture: (load: () => unknown) => load(), pictured: () => {} }))

let page: Mounted
async function desk(narrow: boolean): Promise<void> {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: narrow && query.includes('max-width'),
    addEventListener: () => {},
    removeEventListener: () => {}
  }))
  page = await mounted(
    defineComponent(() => () => h(Desk, { link: { kind: 'open' }, keys: [] })),
    '?instrument=BTC-USD'
  )
  await vi.dynamicImportSettled()
  await flushPromises()
}
afterEach(() => {
  page.wrapper.unmount()
  vi.unstubAllGlobals()
})

async function press(key: string): Promise<void> {
  dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  await nextTick()
  await flushPromises()
}
const ids = PANELS.map(panel => panel.id)
const tab = (id: string) => page.wrapper.get(`#tab-${id}`)
const panel = (id: string) => page.wrapper.find(`#panel-${id}`)
const seen = (id: string) => panel(id).exists() && panel(id).isVisible()

it('has a place for the ladder, the fill and the time, and no tabs, on a wide screen', async () => {
  await desk(false)
  expect(page.wrapper.findAll('[data-pane]').map(pane => pane.attributes('data-pane'))).toEqual(['chart', 'time', 'ladder', 'fill'])
  expect(page.wrapper.find('[aria-label="Beside the chart"]').exists()).toBe(false)
})

it('opens and closes the list of venues over the ladder with a key', async () => {
  await desk(false)
  await press('h')
  expect(page.wrapper.find('[data-pane=venues]').exists()).toBe(true)
  await press('h')
  expect(page.wrapper.find('[data-pane=venues]').exists()).toBe(false)
})

it('puts the time away and brings it back, and still knows it at the next visit', async () => {
  await desk(false)
  await press('t')
  expect(page.wrapper.find('[data-pane=time]').exists()).toBe(false)
  expect(localStorage.getItem('omnidepth-places')).toContain('"show-time":0')
  await press('t')
  expect(page.wrapper.find('[data-pane=time]').exists()).toBe(true)
})

it('lets a part fill the screen, and Escape brings the others back', async () => {
  await desk(false)
  await press('f')
  expect(page.wrapper.get('[data-pane=chart]').classes()).toContain('full')
  await press('Escape')
  expect(page.wrapper.get('[data-pane=chart]').classes()).not.toContain('full')
})

it('has a tab for every panel on a narrow screen, and shows one panel', async () => {
  await desk(true)
  expect(page.wrapper.findAll('[role=tab]').map(each => each.text())).toEqual(PANELS.map(({ label }) => label))
  for (const id of ids) {
    await tab(id).trigger('click')
    expect(ids.filter(seen)).toEqual([id])
    expect(panel(id).attributes()).toMatchObject({ role: 'tabpanel', 'aria-labelledby': `tab-${id}` })
  }
})

it('goes to the tab of the venues with the same key', async () => {
  await desk(true)
  await press('h')
  expect(tab('venues').attributes('aria-selected')).toBe('true')
})
