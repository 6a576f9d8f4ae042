import { ref, watch, type Ref } from 'vue'

/** A list of words that this reader likes, kept on the reader's machine under a name. */
export function useKept(name: string, usual: readonly string[], known: readonly string[]): Ref<readonly string[]> {
  const kept = ref<readonly string[]>(usual)
  try {
    const words = localStorage
      .getItem(name)
      ?.split(',')
      .filter(word => known.includes(word))
    if (words !== undefined && words.length > 0) kept.value = words
  } catch {
    // No storage, as in some private windows: all is as usual.
  }
  watch(kept, words => {
    try {
      localStorage.setItem(name, words.join(','))
    } catch {
      // It lasts as long as the page then.
    }
  })
  return kept
}
