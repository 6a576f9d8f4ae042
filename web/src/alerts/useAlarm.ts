/** The part of the alerts that the rest of the page knows of: the alerts themselves come after the first picture. */
import { readonly, ref, shallowReadonly, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Draft } from './alerts'

const offered = shallowRef<Draft>()
const unread = ref(0)
const instruments = shallowRef<readonly string[]>([])

/** Opens the drawer of alerts with this one filled in. It is set only once the reader says so. */
export function offer(draft: Draft): void {
  offered.value = { ...draft }
}

export interface Alarm {
  /** The draft that was offered last. */
  readonly offered: Readonly<ShallowRef<Draft | undefined>>
  /** How often alerts have fired since the reader last looked. */
  readonly unread: Readonly<Ref<number>>
  /** The instruments of those alerts. */
  readonly instruments: Readonly<ShallowRef<readonly string[]>>
}

export function useAlarm(): Alarm {
  return {
    offered: shallowReadonly(offered) as Alarm['offered'],
    unread: readonly(unread),
    instruments: shallowReadonly(instruments) as Alarm['instruments']
  }
}

/** Says what has fired. */
export function ring(count: number, of: readonly string[]): void {
  unread.value = count
  if (of.join() !== instruments.value.join()) instruments.value = of
}
