import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { root } from '../wire/api'
import type { Link } from '../wire/stream'

/** The reason why no socket opens, as far as it can be found; looked for each time that a socket is lost. */
export function useUnreached(link: Readonly<Ref<Link>>): Readonly<Ref<string | undefined>> {
  const why = ref<string>()
  let asking: AbortController | undefined
  async function find(mine: AbortController): Promise<void> {
    // Without that module there is nothing to tell.
    const unreached = await import('./unreached').catch(() => undefined)
    const found = await unreached?.whyUnreached(mine.signal)
    if (asking === mine) why.value = found
  }
  watch(
    link,
    now => {
      asking?.abort()
      asking = undefined
      if (now.kind !== 'lost') why.value = undefined
      // The page's own server that was heard before is no wrong one.
      else if (root !== '' || now.receivedAt === undefined) void find((asking = new AbortController()))
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    asking?.abort()
    asking = undefined
  })
  return readonly(why)
}
