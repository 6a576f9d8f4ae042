import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whether the page is as narrow as a phone or a small tablet: what stands beside the chart is in tabs beneath it then. */
export function useNarrow(): Readonly<Ref<boolean>> {
  const query = matchMedia('(max-width: 900px)')
  const narrow = ref(query.matches)
  const look = () => {
    narrow.value = query.matches
  }
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return readonly(narrow)
}
