// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { provideView, type ViewChoice } from './useView'

function visit(query: string): ViewChoice {
  history.replaceState(null, '', `/${query}`)
  let choice: ViewChoice | undefined
  mount(defineComponent({ setup: () => void (choice = provideView()), template: '<p></p>' })).unmount()
  return choice as ViewChoice
}

beforeEach(() => localStorage.clear())
afterEach(() => history.replaceState(null, '', '/'))

describe('what a reader likes', () => {
  it('is what was chosen, and is there at the next visit', () => {
    visit('').choose({ theme: 'dark', layers: 'total', range: 2 })
    expect(visit('').view.value).toMatchObject({ theme: 'dark', layers: 'total', range: undefined })
  })

  it('is not what a link tells, nor overwritten by it', () => {
    visit('').choose({ layers: 'overlay' })
    const linked = visit('?theme=light&layers=total')
    expect(linked.view.value).toMatchObject({ theme: 'light', layers: 'total' })
    linked.choose({ palette: 'greenred' })
    expect(visit('').view.value).toMatchObject({ theme: 'auto', layers: 'overlay', palette: 'greenred' })
  })
})

describe('the browser steps', () => {
  it('go through instruments and layouts, each with the choice that it was left with', () => {
    const choice = visit('?instrument=BTC-USD')
    const steps = history.length
    choice.choose({ range: 2 })
    choice.choose({ instrument: 'ETH-USD' })
    choice.choose({ layout: 'table' })
    expect(history.length).toBe(steps + 2)
    expect(location.search).toBe('?instrument=ETH-USD&layout=table')
  })

  it('are none for other choices, nor for the first instrument', () => {
    const choice = visit('')
    const steps = history.length
    choice.choose({ instrument: 'BTC-USD' })
    choice.choose({ range: 2, layers: 'total' })
    expect(history.length).toBe(steps)
  })
})
