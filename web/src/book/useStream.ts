import { inject, onScopeDispose, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Beat } from './useBeat'
import { server } from '../wire/api'
import type { Subscription, Link, Socket } from '../wire/stream'
import { Views, type Held, type View } from './views'

const KEY: InjectionKey<Views> = Symbol('views')

/** Opens the page's one socket, for this component and all within it, and returns the state of its connection. Updates are taken in at the beat. */
export function provideStream(beat: Beat): Readonly<ShallowRef<Link>> {
  const link = shallowRef<Link>({ kind: 'connecting' })
  const views = new Views(
    {
      now: () => performance.now(),
      connect,
      chance: Math.random,
      // Nothing is drawn while the page is hidden, and its timers rest.
      soon: act => (document.hidden ? act() : beat.stir(act))
    },
    next => {
      link.value = next
    }
  )
  provide(KEY, views)
  onScopeDispose(() => views.end())
  return shallowReadonly(link) as Readonly<ShallowRef<Link>>
}

declare global {
  interface Window {
    /** Opened before the page's modules were there, until it is taken. */
    omnidepthSocket?: WebSocket
  }
}

function connect(): Socket {
  const early = window.omnidepthSocket
  delete window.omnidepthSocket
  if (early === undefined || early.readyState >= WebSocket.CLOSING) {
    return new WebSocket(`${server.replace(/^http/i, 'ws')}/api/v1/stream`) as Socket
  }
  // The new owner hears that it is open, too.
  if (early.readyState === WebSocket.OPEN) queueMicrotask(() => (early as Socket).onopen?.())
  return early as Socket
}

/** The views over the page's socket, for composables that hold several. */
export function useViews(): Views {
  const views = inject(KEY)
  if (views === undefined) throw new Error('there is no stream to hold a view over')
  return views
}

/** Holds a view over the page's socket; follows what is asked for, rests while nothing is, ends with its scope. */
export function useHeld(subscription: Ref<Subscription | undefined>): Readonly<ShallowRef<Held>> {
  const views = useViews()
  const held = shallowRef<Held>({ book: undefined, refusal: undefined, before: undefined })
  let view: View | undefined
  watch(
    () => JSON.stringify(subscription.value),
    () => {
      if (subscription.value === undefined) {
        view?.end()
        view = undefined
      } else if (view === undefined) {
        view = views.view(subscription.value, next => {
          held.value = next
        })
      } else {
        view.ask(subscription.value)
      }
    },
    { immediate: true }
  )
  onScopeDispose(() => view?.end())
  return shallowReadonly(held) as Readonly<ShallowRef<Held>>
}
