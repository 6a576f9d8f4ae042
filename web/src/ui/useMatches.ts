import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whether a media query holds now. */
export function useMatches(media: string): Readonly<Ref<boolean>> {
  const query = matchMedia(media)
  const matches = ref(query.matches)
  const look = () => {
    matches.value = query.matches
  }
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return readonly(matches)
}
