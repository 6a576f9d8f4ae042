// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import FillPanel from './FillPanel.vue'
import { mounted, type Mounted } from '../app/mounted'

const TAKEN = {
  size: '5',
  notional: '387972.3622',
  notionalAfterFees: '389524.2517',
  fees: '1551.8895',
  average: '77594.47245',
  averageAfterFees: '77904.85034',
  worst: '77605.95',
  worstAfterFees: '77916.3738',
  levels: 21
}
const ANSWER = {
  ...TAKEN,
  instrument: 'BTC-USD',
  time: '2026-11-21T05:00:00.000Z',
  side: 'buy',
  asked: { size: '5' },
  filled: true,
  slippageBps: '1.2844',
  slippageBpsAfterFees: '41.2896',
  referenceMid: '77584.5',
  shares: [
    { ...TAKEN, venue: 'kraken', market: 'XBTUSD', instrument: 'BTC-USD', size: '4', takerFeePerCent: '0.4' },
    { ...TAKEN, venue: 'okx', market: 'BTC-USDT', instrument: 'BTC-USDT', size: '1', takerFeePerCent: '0.15' }
  ],
  single: { ...TAKEN, venue: 'kraken', notional: '387975.7844', saved: '3.4221' },
  warnings: [{ flag: 'beyondReach', detail: 'it goes beyond what kraken tells of its book', missing: ['kraken'] }],
  rates: []
}
const MEASURES = { referenceMid: '100', reach: { bid: null, ask: null } }

let page: Mounted
const find = (name: string) => page.wrapper.find(`[data-testid=${name}]`)
const figure = (name: string) => page.wrapper.findAll(`[data-figure="${name}"] dd`).map(each => each.text())
const button = (words: string) => page.wrapper.findAll('button').find(each => each.text() === words)!
async function settled(millis = 0): Promise<void> {
  await flushPromises()
  await vi.advanceTimersByTimeAsync(millis)
  await flushPromises()
}
const shown = async (query: string, answer: (path: string) => [number, unknown] = () => [200, ANSWER]) => {
  page = await mounted(FillPanel, query, answer)
  await settled()
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  page.wrapper.unmount()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('cost to fill', () => {
  it('shows what the server answers, and asks again', async () => {
    await shown('?instrument=BTC-USD&size=5&convert=USDT')
    expect(page.paths).toEqual(['fill/BTC-USD?side=buy&size=5&numbers=text&convert=USDT'])
    expect(figure('Average')).toEqual(['$77,594.48', '$77,904.86 after fees'])
    expect(figure('Slippage')).toEqual(['1.29 bp', '41.29 bp after fees, of the reference mid'])
    expect(figure('Filled')).toEqual(['5 BTC', '21 levels used'])
    expect(figure('Best single venue, before fees')).toEqual(['Kraken', 'spreading it out saves $3.42, 0.09 bp'])
    expect(
      find('fill-shares')
        .findAll('tbody tr')
        .map(row => row.find('th').text() + ' ' + row.find('small').text())
    ).toEqual(['Kraken 80.0 %', 'okx, USDT 20.0 %'])
    expect(find('fill-warnings').text()).toBe('It goes beyond what Kraken tells of its book.')
    await settled(2_000)
    expect(page.paths.length).toBe(2)
  })

  it('says what is wrong with an answer that is not as the contract has it', async () => {
    await shown('?instrument=BTC-USD&size=5', () => [200, { ...ANSWER, average: 77594.5 }])
    expect(find('fill-wrong').text()).toContain("the server's answer is wrong: average: must be a decimal as text, but is 77594.5")
    expect(find('fill-shares').exists()).toBe(false)
  })

  it('asks at once and at most 4 times a second while somebody types, and for the last', async () => {
    await shown('?instrument=BTC-USD')
    for (const text of ['1', '12', '12.', '12.5', '12.50', '12.504']) {
      await find('fill-size').setValue(text)
      await settled(50)
    }
    await settled(300)
    expect(page.paths.map(path => new URLSearchParams(path.split('?')[1]).get('size'))).toEqual(['1', '12.5', '12.504'])
    expect((find('fill-size').element as HTMLInputElement).value).toBe('12.504')
  })

  it('says what is allowed where something else is typed, keeps the last answer greyed, and asks nothing', async () => {
    await shown('?instrument=BTC-USD&size=5')
    const asked = page.paths.length
    await find('fill-size').setValue('5 apples')
    await settled(3_000)
    expect(find('fill-wrong').text()).toBe('Type a number above 0 of at most 18 digits, as 1.5 or 1,250.75. The panel shows the last answer.')
    expect(find('fill-size').attributes('aria-invalid')).toBe('true')
    expect(find('fill-answer').classes()).toContain('old')
    expect([page.paths.length, page.choice.view.value.size]).toEqual([asked, '5'])
    await find('fill-size').setValue('5')
    await settled(300)
    expect([find('fill-wrong').text(), find('fill-answer').classes().includes('old')]).toEqual(['', false])
  })

  it("says what the server refuses in the server's words", async () => {
    await shown('?instrument=BTC-USD&size=5', () => [503, { detail: 'no book of BTC-USD counts now' }])
    expect(find('fill-wrong').text()).toBe('no book of BTC-USD counts now')
    expect(find('fill-answer').exists()).toBe(false)
  })

  it('suggests sizes that suit what the window holds', async () => {
    await shown('?instrument=BTC-USD&range=1')
    await page.book(
      1,
      [['99.5', '7']],
      [
        ['100.5', '80'],
        ['101.5', '5000']
      ],
      MEASURES
    )
    expect(
      find('fill-hint')
        .findAll('button')
        .map(each => each.text())
    ).toEqual(['0.1 BTC', '1 BTC', '10 BTC'])
    await button('1 BTC').trigger('click')
    await settled()
    expect([page.choice.view.value.size, page.paths.at(-1)]).toEqual(['1', 'fill/BTC-USD?side=buy&size=1&numbers=text'])
    expect(find('fill-hint').exists()).toBe(false)
    expect((find('fill-size').element as HTMLInputElement).value).toBe('1')
  })

  it('takes its size from the slider, and the slider its place from the size', async () => {
    await shown('?instrument=BTC-USD&range=1&size=1')
    await page.book(1, [], [['100.5', '80']], MEASURES)
    const slider = find('fill-slider')
    expect((slider.element as HTMLInputElement).value).toBe('400')
    await slider.setValue('500')
    expect(page.choice.view.value.size).toBe('10')
    expect(slider.attributes('aria-valuetext')).toBe('10 BTC')
  })

  it('asks for the other side, and in the quote for about as much', async () => {
    await shown('?instrument=BTC-USD&size=5')
    await page.book(1, [], [], MEASURES)
    await button('Sell').trigger('click')
    await find('fill-unit').setValue('notional')
    await settled(300)
    expect(page.choice.view.value).toMatchObject({ side: 'sell', size: undefined, notional: '500' })
    expect(page.paths.at(-1)).toBe('fill/BTC-USD?side=sell&notional=500&numbers=text')
  })

  it('tells what the order would cost more without one of its venues', async () => {
    await shown('?instrument=BTC-USD&size=5', path => [200, path.includes('without=kraken') ? { ...ANSWER, average: '77602.23' } : ANSWER])
    await find('fill-without').setValue('kraken')
    await settled()
    expect(page.paths.at(-1)).toContain('&without=kraken')
    expect(find('fill-without-cost').text()).toBe('1.00 bp more')
    await find('fill-without').setValue('')
    expect(find('fill-without-cost').text()).toBe('')
  })

  it('tells what is not filled', async () => {
    await shown('?instrument=BTC-USD&size=7.5', () => [200, { ...ANSWER, filled: false, asked: { size: '7.5' }, single: null }])
    expect(find('fill-rest').text()).toBe('2.5 BTC not filled')
    expect(figure('Best single venue')).toEqual(['none', 'no single venue can fill it'])
  })

  it('says the answer in a sentence once the reader rests', async () => {
    await shown('?instrument=BTC-USD&size=5')
    expect(find('fill-spoken').text()).toBe('')
    await settled(1_000)
    expect(find('fill-spoken').text()).toBe('Buying 5 BTC: average $77,594.48, slippage 1.29 bp.')
  })

  it('drops the answer of another instrument', async () => {
    await shown('?instrument=BTC-USD&size=5')
    page.choice.choose({ instrument: 'ETH-USD' })
    await nextTick()
    expect(find('fill-answer').exists()).toBe(false)
  })
})

describe('a copy', () => {
  it('is put on the clipboard, and that is said', async () => {
    const written: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } })
    await shown('?instrument=BTC-USD&size=5')
    await button('Copy as JSON').trigger('click')
    await settled()
    expect(JSON.parse(written[0] ?? '')).toEqual(ANSWER)
    expect(find('copy-json').find('[role=status]').text()).toBe('Copied')
    await button('Copy as text').trigger('click')
    await settled(4_000)
    expect(written[1]).toContain('Kraken      4 BTC at 77594.47245 USD')
    expect(find('copy-text').find('[role=status]').text()).toBe('')
  })

  it('is shown to be copied by hand where the clipboard is refused', async () => {
    vi.stubGlobal('navigator', {})
    await shown('?instrument=BTC-USD&size=5')
    await button('Copy as text').trigger('click')
    await settled()
    const field = find('copy-text').find('textarea').element as HTMLTextAreaElement
    expect(field.value).toContain('Buy 5 BTC of BTC-USD')
    expect(document.activeElement).toBe(field)
    expect(find('copy-text').find('[role=status]').text()).toBe('')
  })
})
