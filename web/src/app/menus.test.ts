// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, type ShallowRef } from 'vue'
import type { ViewState } from '../ui/view'
import { provideKeys } from '../ui/useKeys'
import { provideVenues } from '../book/useVenues'
import { VENUE, VENUES } from '../wire/samples'
import { provideView } from '../ui/useView'
import ChoiceMenu from '../venues/ChoiceMenu.vue'
import HelpSheet from './HelpSheet.vue'
// Loaded here, as the first test would wait for them otherwise.
import './HelpDialog.vue'
import './LooksPanel.vue'
import '../venues/ChoicePanel.vue'
import LooksMenu from './LooksMenu.vue'

let page: VueWrapper
let view: Readonly<ShallowRef<ViewState>>
let heard: string[]

const Header = defineComponent(() => {
  view = provideView().view
  provideVenues()
  const keys = provideKeys()
  return () => [h('button', { id: 'elsewhere' }), h(ChoiceMenu), h(LooksMenu), h(HelpSheet, { keys })]
})

const QUOTES = ['USD', 'USDT', 'USDC', 'EUR', 'GBP', 'JPY', 'KRW', 'TRY', 'BRL', 'AUD']

async function fetched(path: string): Promise<Response> {
  if (path === '/api/v1/venues') {
    return Response.json({ ...VENUES, venues: [VENUE, { ...VENUE, venue: 'okx', name: 'OKX' }, { ...VENUE, venue: 'gate', name: 'Gate' }] })
  }
  expect(path).toBe('/api/v1/instruments?brief=true&match=BTC-*')
  const instruments = QUOTES.map((quote, i) => ({ instrument: `BTC-${quote}`, base: 'BTC', quote, polled: true, trading: 20 - i }))
  return Response.json({ demo: false, sequence: 1, more: false, instruments })
}

async function open(query: string): Promise<void> {
  history.replaceState(null, '', `/${query}`)
  page = mount(Header, { attachTo: document.body })
  await vi.waitFor(() => expect(page.find('[data-testid=choice]').exists()).toBe(true))
}

const menu = (id: string) => page.get<HTMLButtonElement>(`[data-testid=${id}] > button`)
/** The content of a menu is loaded when it is first opened. */
async function unfold(id: string): Promise<void> {
  await menu(id).trigger('click')
  await vi.waitFor(() => page.get(`[data-testid=${id}] fieldset`))
}
const panel = (id: string) => page.find(`[data-testid=${id}] [role=group]`)

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  localStorage.clear()
  heard = []
})

afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

describe('a menu', () => {
  it('opens and closes by its button, which says so', async () => {
    await open('?instrument=BTC-USD')
    expect(menu('looks').attributes('aria-expanded')).toBe('false')
    await menu('looks').trigger('click')
    expect(menu('looks').attributes('aria-expanded')).toBe('true')
    expect(menu('looks').attributes('aria-controls')).toBe(panel('looks').attributes('id'))
    await menu('looks').trigger('click')
    expect(panel('looks').exists()).toBe(false)
  })

  it('closes on Escape, which does nothing else, and gives the focus back', async () => {
    await open('?instrument=BTC-USD')
    await unfold('looks')
    page.get<HTMLInputElement>('[value=dark]').element.focus()
    addEventListener('keydown', event => heard.push(`${event.key} ${event.defaultPrevented}`), { once: true })
    await page.get('[value=dark]').trigger('keydown', { key: 'Escape' })
    expect(panel('looks').exists()).toBe(false)
    expect(document.activeElement).toBe(menu('looks').element)
    expect(heard).toEqual(['Escape true'])
  })

  it('closes with a press elsewhere or a focus elsewhere, not with one within', async () => {
    await open('?instrument=BTC-USD')
    await unfold('looks')
    await page.get('[data-testid=looks] legend').trigger('pointerdown')
    expect(panel('looks').exists()).toBe(true)
    await page.get('#elsewhere').trigger('pointerdown')
    expect(panel('looks').exists()).toBe(false)
    await unfold('choice')
    await page.get('[data-testid=fees]').trigger('focusout', { relatedTarget: menu('looks').element })
    expect(panel('choice').exists()).toBe(false)
  })
})

describe('the books that count', () => {
  async function opened(query: string): Promise<void> {
    await open(query)
    await unfold('choice')
    await vi.waitFor(() => expect(page.find('[data-quote=AUD]').exists()).toBe(true))
  }

  it('are chosen by quote, or all dollars at once', async () => {
    await opened('?instrument=BTC-USD')
    expect(menu('choice').text()).toContain('Books USD')
    await page.get('[data-quote=EUR]').setValue(true)
    expect(view.value.convert).toEqual(['EUR'])
    const dollars = page.get('[data-testid=dollars]')
    expect(dollars.text()).toBe('All dollar quotes: USD + USDT + USDC')
    await dollars.trigger('click')
    expect(view.value.convert).toEqual(['USDT', 'USDC', 'EUR'])
    expect(dollars.attributes('aria-pressed')).toBe('true')
    expect(menu('choice').text()).toContain('USD + 3 quotes')
    await dollars.trigger('click')
    expect(view.value.convert).toEqual(['EUR'])
  })

  it('are no more quotes than the server converts', async () => {
    await opened('?instrument=BTC-USD&convert=USDT,USDC,EUR,GBP,JPY,KRW,TRY,BRL')
    expect(page.get<HTMLInputElement>('[data-quote=AUD]').element.disabled).toBe(true)
    expect(page.get<HTMLInputElement>('[data-quote=BRL]').element.disabled).toBe(false)
    await page.get('[data-quote=BRL]').setValue(false)
    expect(page.get<HTMLInputElement>('[data-quote=AUD]').element.disabled).toBe(false)
  })

  it('are after fees when that is ticked', async () => {
    await opened('?instrument=BTC-USD')
    await page.get('[data-testid=fees]').setValue(true)
    expect(view.value.fees).toBe(true)
    expect(menu('choice').text()).toContain('USD, after fees')
  })

  it('are those of the chosen venues, until all are taken again', async () => {
    await opened('?instrument=BTC-USD&venues=kraken,okx')
    expect(page.get('[data-testid=chosen-venues]').text()).toBe('2 of 3 venues: Kraken, OKX')
    await page.get('[data-testid=all-venues]').trigger('click')
    expect(view.value.venues).toBeUndefined()
    expect(page.get('[data-testid=chosen-venues]').text()).toBe('All 3 venues')
    expect(page.find('[data-testid=all-venues]').exists()).toBe(false)
  })
})

describe('looks and links', () => {
  const copied = (text: string) => {
    heard.push(text)
    return Promise.resolve()
  }

  async function opened(): Promise<void> {
    await open('?instrument=BTC-USD&convert=USDT&fees=true')
    await unfold('looks')
  }

  it('choose theme and palette', async () => {
    await opened()
    await page.get('[value=light]').setValue(true)
    await page.get('[value=redgreen]').setValue(true)
    expect(view.value).toMatchObject({ theme: 'light', palette: 'redgreen' })
  })

  it('copy the view and the same books of the API, and say so', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: copied } })
    await opened()
    for (const each of ['copy-link', 'copy-api']) {
      await page.get(`[data-testid=${each}] button`).trigger('click')
      await vi.waitFor(() => expect(page.get(`[data-testid=${each}] [role=status]`).text()).toBe('Copied'))
    }
    expect(heard).toEqual([
      `${location.origin}/?instrument=BTC-USD&convert=USDT&fees=true`,
      `${location.origin}/api/v1/depth/BTC-USD?convert=USDT&fees=true`
    ])
  })

  it('show the text to copy where the clipboard is refused', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('refused')) } })
    await opened()
    await page.get('[data-testid=copy-api] button').trigger('click')
    const field = await vi.waitFor(() => page.get<HTMLTextAreaElement>('[data-testid=copy-api] textarea'))
    expect(field.element.value).toContain('/api/v1/depth/BTC-USD?')
    expect(document.activeElement).toBe(field.element)
    expect(field.element.selectionEnd).toBe(field.element.value.length)
    expect(page.get('[data-testid=copy-api] [role=status]').text()).toBe('')
  })
})

describe('the help sheet', () => {
  it('lists each key that acts, opens and closes by its own, and lets no key through', async () => {
    await open('?instrument=BTC-USD')
    const press = (key: string) => {
      const target = page.find('dialog').exists() ? page.get('dialog').element : document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      return nextTick()
    }
    await press('?')
    await vi.waitFor(() => page.get('dialog'))
    expect(page.get<HTMLDialogElement>('dialog').element.open).toBe(true)
    expect(page.findAll('dialog .keys > div').map(each => each.text())).toEqual(['?open or close this help'])
    addEventListener('keydown', event => heard.push(event.key), { once: true })
    await press('s')
    expect(heard).toEqual([])
    await press('?')
    expect(page.find('dialog').exists()).toBe(false)
  })
})
