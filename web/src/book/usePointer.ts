import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** The price that is pointed at, on the chart or in the ladder, which mark each other. */
export interface Pointed {
  readonly price: number
  readonly on: 'chart' | 'ladder'
}

const KEY: InjectionKey<ShallowRef<Pointed | undefined>> = Symbol('pointer')

export function providePointer(): ShallowRef<Pointed | undefined> {
  const pointed = shallowRef<Pointed>()
  provide(KEY, pointed)
  return pointed
}

export function usePointer(): ShallowRef<Pointed | undefined> {
  const pointed = inject(KEY)
  if (pointed === undefined) throw new Error('no pointer is provided')
  return pointed
}
