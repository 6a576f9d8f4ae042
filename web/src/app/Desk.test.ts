// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { mounted, type Mounted } from './mounted'
import Desk from './Desk.vue'
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

const ids = PANELS.map(panel => panel.id)
const tab = (id: string) => page.wrapper.get(`#tab-${id}`)
const panel = (id: string) => page.wrapper.find(`#panel-${id}`)
const seen = (id: string) => panel(id).exists() && panel(id).isVisible()

it('has a place for every panel, and no tabs, on a wide screen', async () => {
  await desk(false)
  expect(page.wrapper.findAll('.place').map(place => place.classes()[1])).toEqual(PANELS.map(({ place }) => place))
  expect(page.wrapper.find('[role=tablist]').exists()).toBe(false)
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

it('takes panels that rest away while another is chosen, and keeps the others', async () => {
  await desk(true)
  await tab('health').trigger('click')
  expect(ids.filter(id => panel(id).exists())).toEqual(PANELS.filter(({ rests, id }) => !rests || id === 'health').map(({ id }) => id))
})

it('chooses the tab of a panel that opens', async () => {
  await desk(true)
  dispatchEvent(new KeyboardEvent('keydown', { key: 'h', cancelable: true }))
  await nextTick()
  expect(tab('health').attributes('aria-selected')).toBe('true')
})
