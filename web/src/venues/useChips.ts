import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { chips, type Chip } from './strip'
import type { Book } from '../book/book'
import { useBook } from '../book/useBook'
import { useVenues } from '../book/useVenues'
import { useView } from '../ui/useView'

export interface Chips {
  /** The book of now and then. Two dozen chips need no more. */
  readonly book: Readonly<Ref<Book | undefined>>
  readonly chips: ComputedRef<readonly Chip[]>
}

/** The venues of the held depth, made anew twice a second (with `now`) and at each choice. */
export function useChips(now: Readonly<Ref<number>>): Chips {
  const { held } = useBook()
  const { view } = useView()
  const { name } = useVenues()
  const book = shallowRef(held.value.book)
  watch([now, () => view.value.venues, () => held.value.book?.stream], () => (book.value = held.value.book))
  return {
    book,
    chips: computed(() => {
      const reference = Number(book.value?.measures.referenceMid)
      return book.value === undefined ? [] : chips(book.value.venues, reference > 0 ? reference : undefined, name, view.value.venues)
    })
  }
}
