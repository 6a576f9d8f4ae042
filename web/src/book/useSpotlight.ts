import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'

const KEY: InjectionKey<Ref<string | undefined>> = Symbol('spotlight')

/** The venue that is pointed at, whose own curve is drawn then. */
export function provideSpotlight(): void {
  provide(KEY, ref<string>())
}

export function useSpotlight(): Ref<string | undefined> {
  const spotlight = inject(KEY)
  if (spotlight === undefined) throw new Error('no spotlight is provided')
  return spotlight
}
