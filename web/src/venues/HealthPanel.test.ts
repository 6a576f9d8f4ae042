// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import HealthPanel from './HealthPanel.vue'
import { provideKeys } from '../ui/useKeys'
import { provideVenues } from '../book/useVenues'

const venue = (name: string, state: string, p95: number, lastOutcome = 'fresh') => ({
  venue: name.toLowerCase(),
  name,
  mark: { hue: 0, dash: 0 },
  url: 'http://127.0.0.1',
  state,
  lastOutcome,
  lastWhy: lastOutcome === 'fresh' ? null : 'HTTP 429',
  lastAskedAt: '2026-11-21T14:00:00.000Z',
  ageMs: 500,
  latencyMs: { last: p95, p50: p95, p95, p99: p95 },
  polls: { fresh: 10 },
  limits: [{ weight: 10, windowMs: 1000 }],
  intervalMs: 1000,
  stretched: false,
  room: null,
  takerFeePerCent: 0.4,
  takerFeeSource: 'a reference',
  list: { source: 'read', markets: 51, readAt: '2026-11-21T13:59:00.000Z', why: null },
  books: []
})
const ANSWER = {
  time: '2026-11-21T14:00:01.000Z',
  venues: [venue('Alpha', 'live', 30), venue('Beta', 'live', 50), venue('Gamma', 'blocked', 40, 'limited')]
}

const Page = defineComponent({
  setup() {
    provideKeys()
    provideVenues()
    return () => h(HealthPanel)
  }
})

let page: VueWrapper
async function drawer(narrow = false) {
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, json: () => Promise.resolve(ANSWER) }))
  vi.stubGlobal('matchMedia', () => ({ matches: narrow, addEventListener: () => {}, removeEventListener: () => {} }))
  page = mount(Page, { attachTo: document.body, global: { stubs: { HealthMarket: true } } })
  await flushPromises()
}
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
})

describe('the health of the venues', () => {
  it('says what is wrong in one line', async () => {
    await drawer()
    expect(page.get('[data-testid=health-overall]').text()).toBe('1 of 3 venues has trouble: Gamma.')
  })

  it('has who is in trouble first, and goes by any column', async () => {
    await drawer()
    const names = () => page.findAll('tbody tr th button').map(button => button.text())
    expect(names()).toEqual(['Gamma', 'Alpha', 'Beta'])
    const p95 = page.findAll('thead th').find(head => head.text() === 'p95')
    await p95?.get('button').trigger('click')
    expect(names()).toEqual(['Beta', 'Gamma', 'Alpha'])
    expect(p95?.attributes('aria-sort')).toBe('descending')
    await p95?.get('button').trigger('click')
    expect(names()).toEqual(['Alpha', 'Gamma', 'Beta'])
  })

  it('has cards where there is no room for a table', async () => {
    await drawer(true)
    expect(page.findAll('[data-testid=health-cards] b').map(name => name.text())).toEqual(['Gamma', 'Alpha', 'Beta'])
    expect(page.get('[data-venue=gamma] .wrong').text()).toBe('limited: HTTP 429')
  })
})
