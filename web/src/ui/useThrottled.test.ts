import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, watch } from 'vue'
import { useThrottled } from './useThrottled'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('a throttled value follows at once, then rests, and ends at the last', async () => {
  const source = ref(0)
  const seen: number[] = []
  const scope = effectScope()
  scope.run(() => {
    const followed = useThrottled(source, 250)
    watch(followed, value => seen.push(value), { flush: 'sync' })
  })
  for (let value = 1; value <= 100; value++) {
    source.value = value
    await nextTick()
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(1000)
  expect(seen.length).toBeLessThanOrEqual(6)
  expect([seen[0], seen.at(-1)]).toEqual([1, 100])
  source.value = 101
  await nextTick()
  expect(seen.at(-1)).toBe(101)
  source.value = 102
  await nextTick()
  scope.stop()
  vi.advanceTimersByTime(1000)
  expect(seen.at(-1)).toBe(101)
})
