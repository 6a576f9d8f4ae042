// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import GuideCard from './GuideCard.vue'
import { useGuide } from './useGuide'

beforeEach(() => localStorage.clear())

it('goes through five steps and back', async () => {
  const card = mount(GuideCard)
  const titles = [card.get('h2').text()]
  while (card.find('[data-testid=guide-next]').exists()) {
    await card.get('[data-testid=guide-next]').trigger('click')
    titles.push(card.get('h2').text())
  }
  expect(new Set(titles).size).toBe(5)
  await card.findAll('button')[1]?.trigger('click')
  expect(card.get('h2').text()).toBe(titles[3])
})

it('is there at the first visit, and once left only when it is asked for', () => {
  const first = useGuide()
  expect(first.open.value).toBe(true)
  first.leave()
  const next = useGuide()
  expect(next.open.value).toBe(false)
  next.show()
  expect(next.open.value).toBe(true)
})
