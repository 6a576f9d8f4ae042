import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { root } from '../wire/api'
import type { Link } from '../wire/stream'

/** Why no socket opens, while none does, as far as it can be told; asked anew each time that one was lost. */
export function useUnreached(link: Readonly<Ref<Link>>): Readonly<Ref<string | undefined>> {
  const why = ref<string>()
  let asking: AbortController | undefined
  async function find(mine: AbortController): Promise<void> {
    // Where even that is not to be had, there is nothing that it would tell.
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
      else if (root !== '' || now.heardAt === undefined) void find((asking = new AbortController()))
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    asking?.abort()
    asking = undefined
  })
  return readonly(why)
}
