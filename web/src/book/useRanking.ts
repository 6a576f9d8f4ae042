import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

const KEY: InjectionKey<ShallowRef<readonly string[]>> = Symbol('ranking')

/** The venues that the chart tells apart, the largest first, so that the ladder tells the same apart. */
export function provideRanking(): void {
  provide(KEY, shallowRef<readonly string[]>([]))
}

export function useRanking(): ShallowRef<readonly string[]> {
  const ranking = inject(KEY)
  if (ranking === undefined) throw new Error('no ranking is provided')
  return ranking
}
