// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, shallowRef } from 'vue'
import TimePanel from './TimePanel.vue'
import { clock } from '../ui/format'
import { provideHistory } from './useHistory'
import './recording'
import type { Held } from '../book/views'
import { provideBeat } from '../book/useBeat'
import { provideStream } from '../book/useStream'
import { provideVenues } from '../book/useVenues'
import { provideView } from '../ui/useView'

const NOW = Date.UTC(2026, 10, 21, 14)
const COLUMNS = ['time', 'sequence', 'referenceMid', 'mid', 'spread', 'spreadBps', 'counted', 'bids', 'bidTotals', 'asks', 'askTotals']
const row = (secondsAgo: number, mid: string) => {
  const time = new Date(NOW - secondsAgo * 1000).toISOString()
  return [time, 1, mid, mid, '1', '0.5', 3, ['1', '2', '3', '4', '5'], 5, ['1', '1', '1', '1', '1'], 2]
}
const HISTORY = {
  columns: COLUMNS,
  heatColumns: ['step', 'bidFrom', 'bids', 'askFrom', 'asks'],
  samples: [row(70, '99'), row(10, '100'), row(5, '101'), row(0, '102.5')],
  heat: [0, 1, 2, 3].map(() => ['1', 99, [4], 103, [5]])
}

const Recorded = defineComponent({
  setup() {
    const held = shallowRef<Held>({ book: undefined, refusal: undefined, before: undefined })
    provideHistory({ held }, ref(false))
    return () => h(TimePanel)
  }
})
const Page = defineComponent({
  setup() {
    provideView()
    provideStream(provideBeat())
    provideVenues()
    return () => h(Recorded)
  }
})

/** Every element is as wide as a small screen. */
class Observer {
  constructor(private readonly told: (entries: object[]) => void) {}
  observe() {
    this.told([{ contentRect: { width: 360, height: 104 } }])
  }
  unobserve() {}
  disconnect() {}
}

/** A socket over which nothing ever comes. */
class Silent {
  send() {}
  close() {}
}

let asked: string[]
/** The server has a few seconds of record alone. */
let young: boolean
beforeEach(() => {
  asked = []
  young = false
  localStorage.clear()
  history.replaceState(null, '', '?instrument=BTC-USD')
  vi.stubGlobal('ResizeObserver', Observer)
  vi.stubGlobal('WebSocket', Silent)
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const told = young ? { ...HISTORY, samples: HISTORY.samples.slice(1), heat: HISTORY.heat.slice(1) } : HISTORY
    const answer = path.includes('history') ? told : { time: new Date(NOW).toISOString(), venues: [] }
    return Promise.resolve({ ok: true, json: () => Promise.resolve(answer) })
  })
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

let page: VueWrapper
async function panel() {
  page = mount(Page, { attachTo: document.body })
  await vi.dynamicImportSettled()
  await flushPromises()
}

describe('the last 15 minutes', () => {
  it("are the server's record when the page opens", async () => {
    await panel()
    expect(asked).toContain('/api/v1/history/BTC-USD?numbers=text')
    expect(page.get('[data-testid=time-source]').text()).toBe(`All venues, recorded by the server since ${clock(NOW - 70_000)}.`)
    expect(page.text()).toContain('$102.5')
    expect(page.findAll('path').length).toBeGreaterThan(1)
    expect(page.find('[data-testid=heat]').exists()).toBe(true)
  })

  it('tell all values of the time that is pointed at by keys', async () => {
    await panel()
    const scrub = page.get<HTMLInputElement>('[data-testid=time-scrub]')
    expect([scrub.attributes('max'), scrub.element.value]).toEqual(['3', '3'])
    scrub.element.focus()
    await scrub.setValue('2')
    expect(page.text()).toContain('$101')
    expect(scrub.attributes('aria-valuetext')).toMatch(/mid \$101; spread 0.50 bp; within 25 bp bids 2.00, asks 1.00 BTC/)
    await scrub.trigger('keydown', { key: 'ArrowUp' })
    expect(page.text()).toContain('102 to 103 USD')
    await scrub.trigger('keydown', { key: 'Escape' })
    expect(page.get('[data-testid=time-at]').text()).toBe('now')
  })

  it('have a table of the chosen bands, which are kept', async () => {
    await panel()
    const button = (name: string) => page.findAll('button').find(each => each.text() === name)
    await button('Data')?.trigger('click')
    await button('200')?.trigger('click')
    await button('25')?.trigger('click')
    const cells = page
      .findAll('[data-testid=time-table] tbody tr')[0]
      ?.findAll('td')
      .map(cell => cell.text())
    expect(cells).toEqual(['102.5', '0.50 bp', '3', '3.00', '≥ 1.00', '≈ +50.0 %', '4.00', '≥ 1.00', '≈ +60.0 %', '5.00', '≥ 1.00', '≈ +66.7 %'])
    expect(localStorage.getItem('omnidepth-bands')).toBe('50,100,200')
  })

  it('are drawn by one measure at a time, which is kept', async () => {
    await panel()
    await page.get('#tab-bands').trigger('click')
    expect(page.get('[role=tabpanel]').attributes('aria-labelledby')).toBe('tab-bands')
    expect(page.findAll('dt').map(each => each.text())).toEqual(['25 bp', '50 bp', '100 bp'])
    expect(localStorage.getItem('omnidepth-measure')).toBe('bands')
  })

  it('are not drawn before the record is a minute old', async () => {
    young = true
    await panel()
    expect(page.find('svg').exists()).toBe(false)
    expect(page.text()).toContain('Drawn once the record is a minute old.')
  })
})
