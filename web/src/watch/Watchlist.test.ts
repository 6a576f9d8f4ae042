// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import Watchlist from './Watchlist.vue'
import { mounted, type Mounted } from '../app/mounted'

const HEAD = 'time,mid,spreadBps,counted,bid25,bid25AtLeast,ask25,ask25AtLeast'
const ROW = '2026-11-21T14:00:00.000Z,101.25,1.5,3,20,false,10,true'
const names = ['BTC-USD', 'ETH-USD', 'SOL-USD']
const polled = names.map(instrument => ({ instrument, base: '', quote: '', polled: true, trading: 3 }))

/** Every element is as wide as the list. */
class Observer {
  constructor(private readonly told: (entries: object[]) => void) {}
  observe() {
    this.told([{ contentRect: { width: 216 } }])
  }
  unobserve() {}
  disconnect() {}
}

let page: Mounted
beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('ResizeObserver', Observer)
  page = await mounted(Watchlist, '?instrument=ETH-USD', path =>
    path.startsWith('instruments') ? [200, { demo: true, more: false, instruments: polled }] : [200, `${HEAD}\n${ROW}`]
  )
  await vi.advanceTimersByTimeAsync(100)
})
afterEach(() => {
  page.wrapper.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const press = (key: string) => dispatchEvent(new KeyboardEvent('keydown', { key }))

it('lists the polled instruments and asks for what is new of each', async () => {
  expect(page.wrapper.findAll('[data-instrument]').map(row => row.attributes('data-instrument'))).toEqual(names)
  for (const name of names) expect(page.paths).toContain(`history/${name}.csv`)
  await vi.advanceTimersByTimeAsync(5_100)
  expect(page.paths.at(-1)).toBe('history/SOL-USD.csv?since=2026-11-21T14:00:00.000Z')
})

it('steps through the list with keys', () => {
  press('j')
  expect(page.choice.view.value.instrument).toBe('SOL-USD')
  press(']')
  expect(page.choice.view.value.instrument).toBe('BTC-USD')
  press('[')
  press('k')
  expect(page.choice.view.value.instrument).toBe('ETH-USD')
})

it('puts the starred first and keeps them', async () => {
  await page.wrapper.find('.keep').trigger('click')
  expect(page.wrapper.find('[data-instrument]').attributes('data-instrument')).toBe('ETH-USD')
  expect(localStorage.getItem('omnidepth-watchlist')).toBe('ETH-USD')
})
