/** For tests: a component within all that the page provides, a socket that answers by hand, and an API with answers of the test. */
import { mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import { defineComponent, h, nextTick, type Component, type ShallowRef } from 'vue'
import { levelsOf } from '../book/levels'
import { SNAPSHOT, VENUES } from '../wire/samples'
import type { Row } from '../wire/decode'
import { checksum } from '../book/book'
import { provideBeat } from '../book/useBeat'
import { provideBook } from '../book/useBook'
import { provideKeys } from '../ui/useKeys'
import { providePointer, type Pointed } from '../book/usePointer'
import { provideRanking } from '../book/useRanking'
import { provideSpotlight } from '../book/useSpotlight'
import { provideStream } from '../book/useStream'
import { provideVenues } from '../book/useVenues'
import { provideView, useView, type ViewChoice } from '../ui/useView'

export type ToldRow = [price: string, size: string, shares?: Record<string, string>]

export interface Mounted {
  readonly wrapper: VueWrapper
  readonly choice: ViewChoice
  readonly pointer: ShallowRef<Pointed | undefined>
  /** The page's subscriptions, in order. */
  readonly subscribed: { id: number; instrument: string; group?: string; levels: number }[]
  /** The paths asked of the API but for the venues' list, in order. */
  readonly paths: string[]
  /** Sends a book to the view that was subscribed to so. */
  book(id: number, bids: ToldRow[], asks: ToldRow[], more?: object): Promise<void>
}

/** `answer` gives the status and the JSON, or the text, of a path under the API's root. */
export async function mounted(
  component: Component,
  query: string,
  answer: (path: string) => [status: number, body: unknown] = () => [404, {}]
): Promise<Mounted> {
  history.replaceState(null, '', `/${query}`)
  localStorage.clear()
  const subscribed: Mounted['subscribed'] = []
  const paths: string[] = []
  const sockets: FakeSocket[] = []

  class FakeSocket {
    onopen: (() => void) | null = null
    onmessage: ((event: { data: string }) => void) | null = null
    onclose: (() => void) | null = null
    constructor() {
      sockets.push(this)
    }
    send(text: string) {
      const message = JSON.parse(text)
      if (message.op === 'subscribe') subscribed.push(message)
    }
    close() {}
    hear(message: object) {
      this.onmessage?.({ data: JSON.stringify(message) })
    }
  }
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.replace('/api/v1/', '')
    if (path === 'venues') return Response.json(VENUES)
    paths.push(path)
    const [status, body] = answer(path)
    return typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status })
  })

  let choice: ViewChoice | undefined
  let pointer: ShallowRef<Pointed | undefined> | undefined
  const Within = defineComponent(() => {
    provideBook(useView().view)
    return () => h(component)
  })
  const Page = defineComponent(() => {
    choice = provideView()
    provideStream(provideBeat())
    provideKeys()
    provideRanking()
    provideSpotlight()
    provideVenues()
    pointer = providePointer()
    return () => h(Within)
  })
  const wrapper = mount(Page, { attachTo: document.body })
  sockets.at(-1)?.onopen?.()
  await nextTick()
  return {
    wrapper,
    choice: choice!,
    pointer: pointer!,
    subscribed,
    paths,
    book: async (id, bids, asks, more = {}) => {
      const rows = (list: ToldRow[]) => levelsOf(list as unknown as Row[])
      const { instrument } = subscribed.find(each => each.id === id)!
      const socket = sockets.at(-1)
      socket?.hear({ type: 'subscribed', id, stream: `s${id}` })
      socket?.hear({
        ...SNAPSHOT,
        stream: `s${id}`,
        instrument,
        checksum: checksum(rows(bids), rows(asks)),
        bids,
        asks,
        ...more
      })
      socket?.hear({ type: 'moment', moment: 'desk', sequence: SNAPSHOT.sequence })
      // The page shows the book at the next beat.
      await vi.advanceTimersByTimeAsync(300)
    }
  }
}
