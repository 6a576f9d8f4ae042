import { onScopeDispose, readonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { Feed, type FeedState, type Socket } from './feed'

/** The live book of an instrument; follows the choice, ends with its scope. */
export function useFeed(instrument: Ref<string>): Readonly<ShallowRef<FeedState | undefined>> {
  const state = shallowRef<FeedState>()
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const feed = new Feed(
    instrument.value,
    {
      now: () => performance.now(),
      connect: () => new WebSocket(`${scheme}://${location.host}/api/v1/stream`) as Socket,
      chance: Math.random
    },
    next => {
      state.value = next
    }
  )
  watch(instrument, chosen => feed.select(chosen))
  onScopeDispose(() => feed.end())
  return readonly(state) as Readonly<ShallowRef<FeedState | undefined>>
}
