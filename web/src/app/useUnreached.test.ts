// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Link } from '../wire/stream'

const SERVER = 'https://depth.example/btc'
const PROBE = '/api/v1/instruments?brief=true&limit=1'
const LOST: Link = { kind: 'lost', receivedAt: undefined, retryAt: 0 }
const HEARD: Link = { kind: 'lost', receivedAt: 1, retryAt: 0 }

let asked: string[]
let link: ShallowRef<Link>
let why: Readonly<Ref<string | undefined>>
let page: VueWrapper
/** A request meets an answer that the page may read, or one that it may not. */
let meets: (mode: string) => Response | Promise<Response>

const failed = () => Promise.reject(new TypeError('Failed to fetch'))
const json = (body: unknown, status = 200) => Response.json(body, { status })

/** A page of that server, which is the own one where it is empty. */
async function lost(root: string, how: Link = LOST): Promise<void> {
  vi.resetModules()
  window.omnidepthServer = { root }
  const { useUnreached } = await import('./useUnreached')
  link = shallowRef<Link>({ kind: 'connecting' })
  page = mount(
    defineComponent(() => {
      why = useUnreached(link)
      return () => h('p', why.value)
    })
  )
  link.value = how
}

/** A connection that the page's host forbids. */
function violate(effectiveDirective: string, blockedURI: string): void {
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { effectiveDirective, blockedURI }))
}

beforeEach(() => {
  asked = []
  meets = () => json({ demo: false, instruments: [] })
  vi.stubGlobal('fetch', async (url: string, { mode = 'cors' }: RequestInit) => {
    asked.push(`${mode} ${url}`)
    return meets(mode)
  })
})
afterEach(() => {
  page.unmount()
  delete window.omnidepthServer
  vi.unstubAllGlobals()
})

describe('a server apart that is not reached', () => {
  it('does not let this page read it, where it answers and the answer cannot be read', async () => {
    meets = mode => (mode === 'no-cors' ? new Response() : failed())
    await lost(SERVER)
    await vi.waitFor(() =>
      expect(why.value).toBe(`The server at ${SERVER} does not allow pages of ${location.origin}. Start it with --allow-origin ${location.origin}.`)
    )
    expect(asked).toEqual([`cors ${SERVER}${PROBE}`, `no-cors ${SERVER}${PROBE}`])
    link.value = { kind: 'open' }
    await vi.waitFor(() => expect(why.value).toBeUndefined())
  })

  it('may have forgotten the page while it was open', async () => {
    meets = mode => (mode === 'no-cors' ? new Response() : failed())
    await lost(SERVER, HEARD)
    await vi.waitFor(() => expect(why.value).toContain('does not allow pages'))
  })

  it('is not there, of which there is no more to say', async () => {
    meets = failed
    await lost(SERVER)
    await vi.waitFor(() => expect(asked.length).toBe(2))
    await vi.dynamicImportSettled()
    expect(why.value).toBeUndefined()
  })

  it('says itself what is wrong', async () => {
    meets = () => json({ title: 'Misdirected Request', detail: 'this server is not called "depth.example"' }, 421)
    await lost(SERVER)
    await vi.waitFor(() =>
      expect(why.value).toBe(`There is no Omnidepth at ${SERVER}: this server is not called "depth.example". settings.js names that address.`)
    )
  })

  it.each([
    ['a page instead of an answer', () => new Response('<!doctype html>'), 'the answer is not from Omnidepth'],
    ['another API', () => json({ status: 'ok' }), 'the answer is not from Omnidepth'],
    ['nothing at that path', () => new Response('', { status: 404 }), 'the server answered 404']
  ])('is another: %s', async (_, answer, words) => {
    meets = answer
    await lost(SERVER)
    await vi.waitFor(() => expect(why.value).toContain(`at ${SERVER}: ${words}.`))
  })

  it.each([
    [200, { demo: true }],
    [429, {}],
    [502, {}],
    [503, {}]
  ])('will be back, where %i is answered', async (status, body) => {
    meets = () => json(body, status)
    await lost(SERVER)
    await vi.waitFor(() => expect(asked.length).toBe(1))
    await vi.dynamicImportSettled()
    expect(why.value).toBeUndefined()
  })

  it('is forbidden by what the page came with', async () => {
    meets = () => {
      violate('connect-src', 'wss://depth.example/btc/api/v1/stream')
      return failed()
    }
    await lost(SERVER)
    await vi.waitFor(() =>
      expect(why.value).toBe(
        `This page's own Content-Security-Policy forbids requests to ${SERVER}: its connect-src must list https://depth.example and wss://depth.example.`
      )
    )
  })

  it('is not forbidden because others are', async () => {
    meets = () => {
      violate('img-src', 'https://depth.example/picture.png')
      violate('connect-src', 'https://elsewhere.example')
      violate('connect-src', 'inline')
      return failed()
    }
    await lost(SERVER)
    await vi.waitFor(() => expect(asked.length).toBe(2))
    await vi.dynamicImportSettled()
    expect(why.value).toBeUndefined()
  })

  it('tells of the last loss only', async () => {
    let answer: (late: Response) => void = () => undefined
    meets = () => new Promise(resolve => (answer = resolve))
    await lost(SERVER)
    await vi.waitFor(() => expect(asked.length).toBe(1))
    const late = answer
    meets = () => new Response('', { status: 403 })
    link.value = { ...LOST }
    await vi.waitFor(() => expect(why.value).toContain('403'))
    late(new Response('', { status: 404 }))
    await vi.dynamicImportSettled()
    expect(why.value).toContain('403')
  })
})

describe('the own server', () => {
  it('is none, where the page lies apart and was not told', async () => {
    meets = () => new Response('', { status: 404 })
    await lost('')
    await vi.waitFor(() =>
      expect(why.value).toBe(
        `There is no Omnidepth at ${location.origin}: the server answered 404. ` +
          'If Omnidepth does not serve this page itself, settings.js must name the server.'
      )
    )
    expect(asked).toEqual([`cors ${PROBE}`])
  })

  it('that is not there is asked once only', async () => {
    meets = failed
    await lost('')
    await vi.waitFor(() => expect(asked).toEqual([`cors ${PROBE}`]))
    await vi.dynamicImportSettled()
    expect(why.value).toBeUndefined()
    expect(asked.length).toBe(1)
  })

  it('is not asked why where it was heard before', async () => {
    await lost('', HEARD)
    await vi.dynamicImportSettled()
    expect(asked).toEqual([])
  })
})
