// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import CompareLayout from './CompareLayout.vue'
import { mounted, type Mounted } from '../app/mounted'

const polled = ['BTC-USD', 'ETH-USD', 'SOL-USD'].map(instrument => ({ instrument, base: '', quote: '', polled: true, trading: 3 }))

class Observer {
  constructor(private readonly told: (entries: object[]) => void) {}
  observe() {
    this.told([{ contentRect: { width: 200, height: 100 } }])
  }
  unobserve() {}
  disconnect() {}
}

let page: Mounted
beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('ResizeObserver', Observer)
  page = await mounted(CompareLayout, '?instrument=BTC-USD&range=1&compare=ETH-USD', () => [200, { demo: true, more: false, instruments: polled }])
  await vi.advanceTimersByTimeAsync(50)
})
afterEach(() => {
  page.wrapper.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const shown = () => page.wrapper.findAll('[data-instrument]').map(each => each.attributes('data-instrument'))

it('holds one book of each instrument, and reads all at one distance', async () => {
  const eth = page.subscribed.find(each => each.instrument === 'ETH-USD')!
  expect(page.subscribed.map(each => each.instrument)).toEqual(['BTC-USD', 'ETH-USD'])
  await page.book(1, [['999', '2']], [['1001', '3']], { referenceMid: '1000' })
  await page.book(eth.id, [['99.95', '5']], [['100.05', '7']], { referenceMid: '100' })
  expect(page.wrapper.findAll('dl').map(each => each.text())).toEqual([expect.stringContaining('2.00 BTC'), expect.stringContaining('5.00 ETH')])
  dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
  await vi.advanceTimersByTimeAsync(0)
  expect(page.wrapper.get('[data-testid=compare-at]').text()).toContain('up to 0.020 %')
  expect(page.wrapper.findAll('dl').every(each => each.text().includes('Bids0 '))).toBe(true)
})

it('takes more instruments, gives them up, and puts another one first', async () => {
  await page.wrapper.get('select').setValue('SOL-USD')
  expect(page.choice.view.value.compare).toEqual(['ETH-USD', 'SOL-USD'])
  await page.wrapper.get('[data-instrument=ETH-USD] .remove').trigger('click')
  expect(shown()).toEqual(['BTC-USD', 'SOL-USD'])
  await page.wrapper.get('[data-instrument=SOL-USD] .name').trigger('click')
  expect(shown()).toEqual(['SOL-USD', 'BTC-USD'])
  expect(page.choice.view.value.range).toBe(1)
})
