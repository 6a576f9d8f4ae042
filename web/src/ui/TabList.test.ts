// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import TabList from './TabList.vue'

const TABS = [
  ['ladder', 'Ladder'],
  ['fill', 'Fill'],
  ['time', 'Time']
] as const

it('arrows, Home and End choose a tab and go there; the others are not in the tab order', async () => {
  const chosen = ref('ladder')
  const page = mount(
    defineComponent(() => () => h(TabList, { tabs: TABS, chosen: chosen.value, label: 'Panels', onChoose: (name: string) => (chosen.value = name) })),
    { attachTo: document.body }
  )
  const state = () => page.findAll('[role=tab]').map(tab => `${tab.attributes('aria-selected')} ${tab.attributes('tabindex')}`)
  expect(state()).toEqual(['true 0', 'false -1', 'false -1'])
  const steps: [string, string][] = [
    ['ArrowRight', 'fill'],
    ['End', 'time'],
    ['ArrowRight', 'ladder'],
    ['ArrowLeft', 'time'],
    ['Home', 'ladder']
  ]
  for (const [key, name] of steps) {
    await page.get('[aria-selected=true]').trigger('keydown', { key })
    expect(chosen.value).toBe(name)
    expect(document.activeElement?.id).toBe(`tab-${name}`)
  }
  await page.get('#tab-fill').trigger('click')
  expect(state()).toEqual(['false -1', 'true 0', 'false -1'])
  expect(page.get('#tab-fill').attributes('aria-controls')).toBe('panel-fill')
  page.unmount()
})
