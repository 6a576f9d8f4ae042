// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import TableLayout from './TableLayout.vue'
import { mounted, type Mounted } from '../app/mounted'
import { ROW } from '../wire/samples'

const MORE = {
  referenceMid: '1000',
  mid: '1000',
  spread: '2',
  spreadBps: '20',
  bestBid: { price: '999', size: '1', venues: ['kraken'] },
  bestAsk: { price: '1001', size: '2', venues: ['kraken'] },
  venues: [{ ...ROW, complete: { bid: true, ask: true } }]
}

let page: Mounted
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  page.wrapper.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const cells = (selector: string) => page.wrapper.findAll(selector).map(cell => cell.text())

it('has the numbers of the held book in tables with headings', async () => {
  page = await mounted(TableLayout, '?instrument=BTC-USD&range=1')
  await page.book(1, [['999', '1', { kraken: '1' }]], [['1001', '2', { kraken: '2' }]], MORE)
  await vi.advanceTimersByTimeAsync(1_100)
  expect(cells('[data-testid=matrix] tbody tr > *')).toEqual(['Kraken', '1.00', '1.00', '1.00', '1.00', '2.00', '2.00', '2.00', '2.00'])
  expect(cells('[data-testid=best] tbody tr:first-child > *')).toEqual(['Best bid', '$999', '1 BTC', 'Kraken'])
  expect(page.wrapper.findAll('th:not([scope])')).toEqual([])
  expect(page.subscribed).toHaveLength(1)
})

it('asks for a book of its own where the chart shows less than the matrix needs', async () => {
  page = await mounted(TableLayout, '?instrument=BTC-USD&range=0.1')
  await page.book(1, [['999', '1', { kraken: '1' }]], [['1001', '2', { kraken: '2' }]], MORE)
  const own = page.subscribed.at(-1)
  expect(own).toMatchObject({ instrument: 'BTC-USD', range: 1.05, breakdown: true })
  await page.book(own!.id, [['995', '7', { kraken: '7' }]], [], MORE)
  await vi.advanceTimersByTimeAsync(1_100)
  expect(cells('[data-testid=matrix] tfoot td').slice(0, 4)).toEqual(['0', '0', '7.00', '7.00'])
})
