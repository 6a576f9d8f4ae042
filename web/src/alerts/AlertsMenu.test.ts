// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'
import AlertsMenu from './AlertsMenu.vue'
import { offer, useAlarm } from './useAlarm'
import { mounted, type Mounted } from '../app/mounted'
import { ROW } from '../wire/samples'

let page: Mounted
let lost: Ref<boolean>
const Menu = defineComponent(() => () => h(AlertsMenu, { lost: lost.value }))
const STORED = 'omnidepth-alerts'

beforeEach(() => {
  lost = ref(false)
  vi.useFakeTimers()
})
afterEach(() => {
  page.wrapper.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** So many seconds with a book in each. */
async function books(seconds: number, mid: string): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    await page.book(1, [['999', '1']], [['1001', '1']], { mid, referenceMid: mid, spreadBps: '1', venues: [ROW], sequence: ++sequence })
    await vi.advanceTimersByTimeAsync(700)
  }
}
let sequence = 1
const text = () => page.wrapper.find('[data-testid=alerts-drawer]').text()

it('sets nothing that a link offers before the reader says so', async () => {
  page = await mounted(Menu, '?instrument=BTC-USD&range=1&alerts=BTC-USD:price:above:1000')
  expect(text()).toContain('BTC-USD: mid rises to 1,000')
  await books(6, '1001')
  expect(useAlarm().unread.value).toBe(0)
  await page.wrapper.find('.offers button').trigger('click')
  expect(page.choice.view.value.alerts).toEqual([])
  await books(6, '1001')
  expect(useAlarm().unread.value).toBe(1)
  expect(useAlarm().instruments.value).toEqual(['BTC-USD'])
  expect(page.wrapper.find('[role=status]').text()).toBe('BTC-USD: mid rises to 1,000')
  expect(localStorage.getItem(STORED)).toContain('"unread":1')
})

it('opens with a draft that another part of the page offers', async () => {
  page = await mounted(Menu, '?instrument=BTC-USD&range=1')
  offer({ instrument: 'BTC-USD', rule: { kind: 'price', way: 'below', price: 990 } })
  await books(1, '1000')
  expect(page.wrapper.find<HTMLInputElement>('[data-testid=alert-form] input').element.value).toBe('990')
  await page.wrapper.find('[data-testid=alert-form]').trigger('submit')
  await books(2, '1000')
  expect(text()).toContain('armed')
  await page.wrapper.find('.on input').setValue(false)
  expect(text()).toContain('off')
  await page.wrapper.find('.remove').trigger('click')
  expect(JSON.parse(localStorage.getItem(STORED) ?? '')).toEqual([])
})

it('tells that data is old, and on return the span that was not watched', async () => {
  page = await mounted(Menu, '?instrument=BTC-USD&range=1&alerts=BTC-USD:price:above:2000')
  await page.wrapper.find('.offers button').trigger('click')
  await books(3, '1000')
  lost.value = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(text()).toContain('waiting: data old')
  lost.value = false
  await books(2, '1000')
  expect(text()).toMatch(/Not watched from \S+ to \S+: the connection was lost/)
  expect(text()).toContain('armed')
})

it('watches another instrument with a view of the best prices alone', async () => {
  page = await mounted(Menu, '?instrument=BTC-USD&range=1&alerts=ETH-USD:price:above:3000')
  await page.wrapper.find('.offers button').trigger('click')
  await vi.advanceTimersByTimeAsync(100)
  expect(page.subscribed.at(-1)).toMatchObject({ instrument: 'ETH-USD', levels: 1, intervalMs: 2_000 })
})
