import { onScopeDispose, watch, type Ref } from 'vue'
import { reachOf, subscriptionOf, type Need } from './feeds'
import { useViews } from '../book/useStream'
import type { Book } from '../book/book'
import type { View } from '../book/views'
import type { Subscription } from '../wire/stream'

interface Feed {
  need: Need
  subscription: Subscription
  readonly view: View
}

/** Holds a small view for each need; `heard` gets its books and the distance that they go to, in per cent. */
export function useFeeds(needs: Readonly<Ref<ReadonlyMap<string, Need>>>, heard: (key: string, book: Book, range: number) => void): void {
  const views = useViews()
  const feeds = new Map<string, Feed>()

  function begin(key: string, need: Need): void {
    const subscription = subscriptionOf(need, undefined)
    const feed: Feed = {
      need,
      subscription,
      view: views.view(subscription, ({ book, before }) => {
        if (book === undefined || feeds.get(key) !== feed) return
        const range = (before ?? feed.subscription).range ?? 0
        heard(key, book, range)
        suit(feed, Number(book.measures.referenceMid) || undefined)
      })
    }
    feeds.set(key, feed)
  }

  /** Another view where this one no longer reaches far enough; else it stays, though the mid moves. */
  function suit(feed: Feed, reference: number | undefined): void {
    if (reference === undefined || reachOf(feed.need, reference) / 100 <= (feed.subscription.range ?? 0)) return
    const next = subscriptionOf(feed.need, reference)
    if (JSON.stringify(next) === JSON.stringify(feed.subscription)) return
    feed.subscription = next
    // It is called from within the view, which takes another subscription after that.
    queueMicrotask(() => {
      if ([...feeds.values()].includes(feed)) feed.view.ask(next)
    })
  }

  watch(
    needs,
    now => {
      for (const [key, feed] of [...feeds]) {
        const need = now.get(key)
        if (need !== undefined && JSON.stringify(need) === JSON.stringify(feed.need)) continue
        feed.view.end()
        feeds.delete(key)
      }
      for (const [key, need] of now) if (!feeds.has(key)) begin(key, need)
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    feeds.forEach(({ view }) => view.end())
    feeds.clear()
  })
}
