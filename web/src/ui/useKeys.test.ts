// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { provideKeys, useKeys } from './useKeys'

const heard: string[] = []
const act = (event: KeyboardEvent) => heard.push(event.key)

const Inner = defineComponent(() => {
  useKeys({ key: 's', does: '', act }, { key: 'Enter', does: '', act }, { key: ' ', does: '', act }, { key: 'Shift+ArrowUp', does: '', act })
  return () => [h('input'), h('button', [h('span', 'go')]), h('p', 'text')]
})
const page = mount(
  defineComponent(() => {
    provideKeys()
    return () => h(Inner)
  }),
  { attachTo: document.body }
)

/** Whether a key pressed there acted, and with that did nothing else. */
function acts(selector: string, key: string, how: KeyboardEventInit = {}): boolean {
  heard.length = 0
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how })
  page.get(selector).element.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(heard.length > 0)
  return heard.length > 0
}

afterEach(() => (heard.length = 0))

it('keys act wherever the focus is, but not while somebody types', () => {
  expect(acts('p', 's')).toBe(true)
  expect(acts('p', 'S')).toBe(true)
  expect(acts('button', 's')).toBe(true)
  expect(acts('input', 's')).toBe(false)
  expect(acts('p', 's', { ctrlKey: true })).toBe(false)
})

it('Enter and space are left to a button that has the focus', () => {
  expect(acts('p', 'Enter')).toBe(true)
  expect(acts('p', ' ')).toBe(true)
  expect(acts('button span', 'Enter')).toBe(false)
  expect(acts('button', ' ')).toBe(false)
})

it('arrows with shift are keys of their own', () => {
  expect(acts('p', 'ArrowUp', { shiftKey: true })).toBe(true)
  expect(acts('p', 'ArrowUp')).toBe(false)
})
