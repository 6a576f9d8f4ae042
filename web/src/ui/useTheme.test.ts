// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import firstPaint from '../../public/early.js?raw'
import { provideTheme } from './useTheme'
import { provideView } from './useView'

const Themed = defineComponent({
  setup: () => provideTheme(provideView()),
  template: '<p></p>'
})

const shown = () => ({ ...document.documentElement.dataset })

function visit(query: string, kept: string | undefined): void {
  history.replaceState(null, '', `/${query}`)
  if (kept === undefined) localStorage.removeItem('omnidepth')
  else localStorage.setItem('omnidepth', kept)
  delete document.documentElement.dataset.theme
  delete document.documentElement.dataset.palette
}

describe('the first paint', () => {
  beforeEach(() => vi.stubGlobal('WebSocket', class {}))
  afterEach(() => {
    visit('', undefined)
    vi.unstubAllGlobals()
  })

  it.each([
    ['', undefined, 'light', 'safe'],
    ['?theme=dark', undefined, 'dark', 'safe'],
    ['', 'theme=dark&palette=redgreen', 'dark', 'redgreen'],
    ['?theme=light&instrument=BTC-USD', 'theme=dark&palette=greenred', 'light', 'greenred'],
    ['?theme=pink&palette=', 'theme=dark', 'dark', 'safe'],
    ['?theme=auto', 'theme=dark', 'light', 'safe']
  ])('of %s, where %s is kept, is as the page has it afterwards', (query, kept, theme, palette) => {
    visit(query, kept)
    new Function(firstPaint)()
    expect(shown()).toEqual({ theme, palette })

    visit(query, kept)
    const page = mount(Themed)
    expect(shown()).toEqual({ theme, palette })
    page.unmount()
  })
})
