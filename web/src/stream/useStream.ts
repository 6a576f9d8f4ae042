import { inject, onScopeDispose, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { Stream, type Asked, type Held, type Link, type Socket, type View } from './stream'

const KEY: InjectionKey<Stream> = Symbol('stream')

/** Opens the page's one socket, for this component and all within it; tells how it fares. */
export function provideStream(): Readonly<ShallowRef<Link>> {
  const link = shallowRef<Link>({ kind: 'connecting' })
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const stream = new Stream(
    {
      now: () => performance.now(),
      connect: () => new WebSocket(`${scheme}://${location.host}/api/v1/stream`) as Socket,
      chance: Math.random
    },
    next => {
      link.value = next
    }
  )
  provide(KEY, stream)
  onScopeDispose(() => stream.end())
  return shallowReadonly(link) as Readonly<ShallowRef<Link>>
}

/** Holds a view over the page's socket; follows what is asked for, rests while nothing is, ends with its scope. */
export function useHeld(asked: Ref<Asked | undefined>): Readonly<ShallowRef<Held>> {
  const stream = inject(KEY)
  if (stream === undefined) throw new Error('there is no stream to hold a view over')
  const held = shallowRef<Held>({ book: undefined, refusal: undefined })
  let view: View | undefined
  watch(
    () => JSON.stringify(asked.value),
    () => {
      if (asked.value === undefined) {
        view?.end()
        view = undefined
      } else if (view === undefined) {
        view = stream.view(asked.value, next => {
          held.value = next
        })
      } else {
        view.ask(asked.value)
      }
    },
    { immediate: true }
  )
  onScopeDispose(() => view?.end())
  return shallowReadonly(held) as Readonly<ShallowRef<Held>>
}
