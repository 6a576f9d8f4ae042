// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, type ShallowRef } from 'vue'
import type { ViewState } from '../ui/view'
import { provideKeys } from '../ui/useKeys'
import { provideView } from '../ui/useView'
import InstrumentPicker from './InstrumentPicker.vue'

const POLLED = ['BTC-USD', 'ETH-USD']
const ALL = [...POLLED, 'SOL-USD', 'SOL-EUR', 'ADA-USD']

let page: VueWrapper
let view: Readonly<ShallowRef<ViewState>>
/** The searches that the server was asked for, and whether it answers. */
let asked: string[]
let server: 'answers' | 'waits' | 'is away'
let waiting: (() => void)[]

const Page = defineComponent(() => {
  provideKeys()
  view = provideView().view
  return () => [h('button', { id: 'elsewhere' }), h(InstrumentPicker)]
})

function answer(match: string): Response {
  const letters = match.replaceAll('*', '')
  const instruments = ALL.filter(each => each.includes(letters)).map(instrument => {
    const [base, quote] = instrument.split('-')
    return { instrument, base, quote, polled: POLLED.includes(instrument), trading: instrument.length }
  })
  return Response.json({ demo: true, replay: true, sequence: 1, more: letters === 'USD', instruments })
}

async function fetched(path: string): Promise<Response> {
  const match = new URL(path, location.href).searchParams.get('match') ?? ''
  asked.push(match)
  if (server === 'is away') throw new TypeError('Failed to fetch')
  if (server === 'waits') await new Promise<void>(go => waiting.push(go))
  return answer(match)
}

async function open(query = ''): Promise<void> {
  history.replaceState(null, '', `/${query}`)
  page = mount(Page, { attachTo: document.body })
  await vi.advanceTimersByTimeAsync(0)
}

const field = () => page.get<HTMLInputElement>('[data-testid=instrument]')
const shown = () => page.findAll('[role=option]').map(each => each.attributes('id')?.split('-').slice(-2).join('-'))
const active = () => page.find('[aria-selected=true]')

async function type(text: string): Promise<void> {
  await field().setValue(text)
  await vi.advanceTimersByTimeAsync(200)
}

async function slash(): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }))
  await vi.advanceTimersByTimeAsync(0)
}

describe('the instrument picker', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', fetched)
    asked = []
    waiting = []
    server = 'answers'
    localStorage.clear()
  })

  afterEach(() => {
    page.unmount()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    history.replaceState(null, '', '/')
  })

  it('takes the first polled one where the URL tells none, and says that it is a demo and a replay', async () => {
    await open()
    expect(view.value.instrument).toBe('BTC-USD')
    expect(field().element.value).toBe('BTC-USD')
    expect(page.get('[data-testid=demo]').text()).toBe('Demo')
    expect(page.get('[data-testid=replay]').text()).toBe('Replay')
  })

  it('asks until the server answers', async () => {
    server = 'is away'
    await open()
    expect(view.value.instrument).toBe('')
    server = 'answers'
    await vi.advanceTimersByTimeAsync(2_000)
    expect(view.value.instrument).toBe('BTC-USD')
  })

  it('leaves the one that the URL tells, whether it is listed or not', async () => {
    await open('?instrument=XYZ-USD')
    expect(view.value.instrument).toBe('XYZ-USD')
    await slash()
    expect(shown()).toEqual(ALL)
  })

  it('opens by its key, and gives the focus back with the choice', async () => {
    await open()
    page.get<HTMLButtonElement>('#elsewhere').element.focus()
    await slash()
    expect(document.activeElement).toBe(field().element)
    expect(field().attributes('aria-expanded')).toBe('true')
    await type('sol')
    expect(shown()).toEqual(['SOL-USD', 'SOL-EUR'])
    expect(page.findAll('[role=group] .title').map(each => each.text())).toEqual(['SOL'])
    expect(field().attributes('aria-activedescendant')).toBe(active().attributes('id'))
    await field().trigger('keydown', { key: 'ArrowDown' })
    expect(active().text()).toContain('SOL-EUR')
    expect(active().text()).toContain('7 venues')
    await field().trigger('keydown', { key: 'Enter' })
    expect(view.value.instrument).toBe('SOL-EUR')
    expect(field().element.value).toBe('SOL-EUR')
    expect(page.find('[role=listbox]').exists()).toBe(false)
    expect(document.activeElement?.id).toBe('elsewhere')
  })

  it('asks once typing rests', async () => {
    await open()
    asked = []
    for (const text of ['s', 'so', 'sol']) {
      await field().setValue(text)
      await vi.advanceTimersByTimeAsync(50)
    }
    await vi.advanceTimersByTimeAsync(150)
    expect(asked).toEqual(['*SOL*'])
  })

  it('waits with Enter for the answer to what is typed', async () => {
    await open()
    await slash()
    server = 'waits'
    await field().setValue('ada')
    await field().trigger('keydown', { key: 'Enter' })
    await vi.advanceTimersByTimeAsync(200)
    expect(view.value.instrument).toBe('BTC-USD')
    waiting.forEach(go => go())
    await vi.advanceTimersByTimeAsync(0)
    expect(view.value.instrument).toBe('ADA-USD')
  })

  it('takes what is typed in full where the server cannot be asked', async () => {
    await open()
    await slash()
    server = 'is away'
    await type('sol-krw')
    expect(page.get('.note').text()).toBe('No list of instruments: the server cannot be reached. Trying again.')
    await field().trigger('keydown', { key: 'Enter' })
    expect(view.value.instrument).toBe('SOL-KRW')
  })

  it('is as before after Escape', async () => {
    await open('?instrument=ETH-USD&locked=2500')
    await slash()
    await type('sol')
    await field().trigger('keydown', { key: 'Escape' })
    expect(field().element.value).toBe('ETH-USD')
    expect(field().attributes('aria-expanded')).toBe('false')
    expect(view.value).toMatchObject({ instrument: 'ETH-USD', locked: '2500' })
  })

  it('says where there are more, and where there is nothing', async () => {
    await open()
    await slash()
    await type('usd')
    expect(page.get('.note').text()).toBe('More than 50: type more.')
    await type('nothing')
    expect(page.get('.note').text()).toBe('No venue lists nothing.')
    expect(field().attributes('aria-expanded')).toBe('false')
    expect(page.get('[role=status]').text()).toBe('No venue lists nothing.')
  })

  it('lists the choices of before first', async () => {
    await open()
    for (const name of ['sol-eur', 'ada-usd']) {
      await slash()
      await type(name)
      await field().trigger('keydown', { key: 'Enter' })
    }
    await slash()
    expect(shown().slice(0, 2)).toEqual(['ADA-USD', 'SOL-EUR'])
    expect(page.findAll('[role=group] .title').map(each => each.text())).toEqual(['Recent', 'Polled now', 'SOL'])
    await nextTick()
    await page.get('[role=option]:nth-of-type(3)').trigger('click')
    expect(view.value.instrument).toBe('SOL-EUR')
  })
})
