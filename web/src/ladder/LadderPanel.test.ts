// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import LadderPanel from './LadderPanel.vue'
import { mounted, type Mounted, type ToldRow } from '../app/mounted'
import { ROW } from '../wire/samples'

const BIDS: ToldRow[] = [
  ['83590', '1.5', { kraken: '1', okx: '0.5' }],
  ['83580', '3', { okx: '3' }],
  ['83560', '2', { okx: '2' }]
]
const ASKS: ToldRow[] = [
  ['83600', '2', { kraken: '2' }],
  ['83610', '6', { okx: '6' }]
]
const MEASURES = {
  mid: '83595.5',
  referenceMid: '83595',
  spread: '1',
  spreadBps: '0.1196',
  crossed: false,
  reach: { bid: '83585.5', ask: null },
  bestBid: { price: '83595', size: '1', venues: ['kraken'] },
  bestAsk: { price: '83596', size: '2', venues: ['kraken'] }
}

let page: Mounted
const find = (name: string) => page.wrapper.find(`[data-testid=${name}]`)
const row = (place: string) => page.wrapper.find(`[data-place=${place}]`)
const cells = (place: string) =>
  row(place)
    .findAll('td')
    .map(cell => cell.text())

async function shown(query = '?instrument=BTC-USD'): Promise<void> {
  page = await mounted(LadderPanel, query)
  await page.book(1, [], [], MEASURES)
  await page.book(2, BIDS, ASKS, MEASURES)
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  page.wrapper.unmount()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the ladder', () => {
  it('asks the server for groups that suit the price, with the same choice of books', async () => {
    await shown('?instrument=BTC-USD&convert=USDT&fees=true&venues=kraken,okx')
    expect(page.subscribed[1]).toMatchObject({
      instrument: 'BTC-USD',
      group: '10',
      levels: 20,
      breakdown: true,
      convert: ['USDT'],
      fees: true,
      venues: ['kraken', 'okx']
    })
    expect(find('ladder-step').text()).toContain('Auto step (10)')
  })

  it('shows asks above bids, the best in the middle, and sums beyond the reach as floors', async () => {
    await shown()
    expect(page.wrapper.findAll('[data-place]').map(each => each.attributes('data-price'))).toEqual(['83610', '83600', '83590', '83580', '83560'])
    expect(find('ladder-spread').text()).toBe('Spread $1, 0.12 bp')
    expect(cells('ask1')).toEqual(['83,610', '6.0000', '8.0000', ''])
    expect(cells('bid0')).toEqual(['83,590', '1.5000', '1.5000', ''])
    expect(cells('bid1')).toEqual(['83,580', '3.0000', '≥ 4.5000', ''])
    expect(row('bid0').find('[role=img]').attributes('aria-label')).toBe('okx 33\u00a0%, Kraken 67\u00a0%')
  })

  it('has the columns that are chosen', async () => {
    await shown('?instrument=BTC-USD&ladder=sum')
    expect(page.wrapper.findAll('th').map(head => head.text())).toEqual(['Price USD', 'Sum BTC', 'Venues'])
    await find('ladder-columns').setValue('size')
    expect(page.choice.view.value.ladder).toBe('size')
    expect(cells('bid1')).toEqual(['83,580', '3.0000', ''])
  })

  it('asks for the step that is chosen and keeps the choice', async () => {
    await shown()
    await find('ladder-step').setValue('50')
    expect(page.choice.view.value.group).toBe('50')
    await nextTick()
    expect(page.subscribed.at(-1)).toMatchObject({ group: '50' })
    await find('ladder-step').setValue('')
    expect(page.choice.view.value.group).toBeUndefined()
  })

  it('points where the mouse is, also when the book moves under it', async () => {
    await shown()
    await row('bid1').trigger('pointerenter')
    expect(page.pointer.value).toEqual({ price: 83580, on: 'ladder' })
    expect(find('ladder-told').text()).toBe('Bids down to $83,580: 3.00 BTC of okx 100\u00a0%. In all at least 4.50 BTC, 376K USD.')
    await page.book(
      2,
      [
        ['83570', '1'],
        ['83560', '2']
      ],
      ASKS,
      MEASURES
    )
    expect(page.pointer.value).toEqual({ price: 83560, on: 'ladder' })
    await page.wrapper.find('.scroll').trigger('pointerleave')
    expect(page.pointer.value).toBeUndefined()
  })

  it('is pointed at by no finger, which locks', async () => {
    await shown()
    await row('bid1').trigger('pointerenter', { pointerType: 'touch' })
    expect(page.pointer.value).toBeUndefined()
    await row('bid1').trigger('click')
    await nextTick()
    expect(find('ladder-told').text()).toContain('Bids down to $83,580')
  })

  it('marks the row that holds the price which the chart points at, and leaves the pointer to it', async () => {
    await shown()
    page.pointer.value = { price: 83575, on: 'chart' }
    await nextTick()
    expect(page.wrapper.findAll('.marked').map(each => each.attributes('data-place'))).toEqual([])
    page.pointer.value = { price: 83592, on: 'chart' }
    await nextTick()
    expect(page.wrapper.findAll('.marked').map(each => each.attributes('data-place'))).toEqual(['ask0', 'bid0'])
    expect(page.pointer.value).toEqual({ price: 83592, on: 'chart' })
  })

  it('locks a price by a click and frees it by another', async () => {
    await shown()
    await row('bid1').trigger('click')
    expect(page.choice.view.value.locked).toBe('83580')
    await nextTick()
    expect(row('bid1').attributes('aria-selected')).toBe('true')
    await row('bid1').trigger('click')
    expect(page.choice.view.value.locked).toBeUndefined()
  })

  it('is walked by keys, one row for Tab', async () => {
    await shown()
    const tabbed = () => page.wrapper.findAll('[data-place][tabindex="0"]').map(each => each.attributes('data-place'))
    expect(tabbed()).toEqual(['ask0'])
    await row('ask0').trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement?.getAttribute('data-place')).toBe('bid0')
    await nextTick()
    expect(tabbed()).toEqual(['bid0'])
    await row('bid0').trigger('keydown', { key: 'Enter' })
    expect(page.choice.view.value.locked).toBe('83590')
    await row('bid0').trigger('keydown', { key: 'Escape' })
    expect(page.choice.view.value.locked).toBeUndefined()
  })

  it('says when there is no book, and when none counts', async () => {
    page = await mounted(LadderPanel, '?instrument=BTC-USD')
    expect(find('ladder-empty').text()).toBe('Waiting for the first books…')
    const stale = { ...ROW, state: 'stale', counted: false, why: 'stale', ageMs: 9000 }
    await page.book(1, [], [], { venues: [stale] })
    expect(find('ladder-empty').text()).toBe('No book counts now.')
    await page.book(1, [], [], { venues: [{ ...stale, counted: true }] })
    expect(find('ladder-empty').text()).toBe('Waiting for its rows…')
  })

  it('shows nothing of another instrument', async () => {
    await shown()
    page.choice.choose({ instrument: 'ETH-USD' })
    await nextTick()
    expect(page.wrapper.findAll('[data-place]').length).toBe(0)
    expect(find('ladder-step').text()).not.toContain('Auto step (10)')
  })
})
