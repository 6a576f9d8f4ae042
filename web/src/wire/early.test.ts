// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import early from '../../public/early.js?raw'
import settings from '../../public/settings.js?raw'
import { listPath } from '../picker/picker'
import { wrongSetting } from '../app/setting'

let sockets: string[]
let preloads: unknown[]

class FakeSocket {
  constructor(readonly url: string) {
    sockets.push(url)
  }
}

/** Runs the page's first scripts with that setting, as a page of that address would. */
function begin(setting: string, address: string, Socket: unknown = FakeSocket, without?: string): void {
  const set = settings.replace("= ''", () => `= ${setting}`)
  expect(set.includes(`= ${setting}\n`)).toBe(true)
  const page = {
    currentScript: { dataset: without === undefined ? {} : { without } },
    documentElement: document.documentElement,
    // A real one would be fetched.
    createElement: (name: string) => ({ name }),
    head: { append: (link: unknown) => preloads.push(link) }
  }
  new Function('location', 'document', 'WebSocket', `${set};${early}`)(new URL(address), page, Socket)
}

const preload = (href: string) => ({ name: 'link', rel: 'preload', as: 'fetch', crossOrigin: '', href })

beforeEach(() => {
  sockets = []
  preloads = []
})
afterEach(() => {
  delete window.omnidepthApi
  delete window.omnidepthServer
  delete window.omnidepthSocket
  vi.unstubAllGlobals()
})

describe('the page asks', () => {
  it.each([
    ["''", 'http://127.0.0.1:8080/?instrument=BTC-USD', '', 'ws://127.0.0.1:8080'],
    ["''", 'https://depth.example/', '', 'wss://depth.example'],
    ['undefined', 'https://depth.example/', '', 'wss://depth.example'],
    ["'https://depth.example'", 'https://pages.example/depth/', 'https://depth.example', 'wss://depth.example'],
    ["' https://depth.example/ '", 'https://pages.example/', 'https://depth.example', 'wss://depth.example'],
    ["'https://example.org:8443/depth/'", 'https://pages.example/', 'https://example.org:8443/depth', 'wss://example.org:8443/depth'],
    ["'HTTP://[2001:db8::1]:8080'", 'http://pages.example/', 'HTTP://[2001:db8::1]:8080', 'ws://[2001:db8::1]:8080'],
    ["'http://127.0.0.1:8080'", 'https://pages.example/', 'http://127.0.0.1:8080', 'ws://127.0.0.1:8080'],
    ["'http://localhost:8080'", 'https://pages.example/', 'http://localhost:8080', 'ws://localhost:8080'],
    ["'http://[::1]:8080'", 'https://pages.example/', 'http://[::1]:8080', 'ws://[::1]:8080']
  ])('of %s at %s the server "%s"', (setting, address, root, socket) => {
    begin(setting, address)
    expect(window.omnidepthServer).toEqual({ root, wrong: undefined })
    expect(sockets).toEqual([`${socket}/api/v1/stream`])
    expect(window.omnidepthSocket).toBeInstanceOf(FakeSocket)
    // Other texts would be fetched twice.
    expect(preloads).toEqual([preload(`${root}/api/v1/${listPath('')}`), preload(`${root}/api/v1/venues`)])
  })

  it.each([
    "'depth.example'",
    "'/depth'",
    "'//depth.example'",
    "'wss://depth.example'",
    "'ftp://depth.example'",
    "'javascript:alert(1)'",
    "'https://'",
    "'https:///depth'",
    "'https://depth.example:99999'",
    "'https://[depth]'",
    "'https://me:secret@depth.example'",
    "'https://depth.example/?a=b'",
    "'https://depth.example/#a'",
    "'https://depth.example, https://depth2.example'",
    '5',
    '{}'
  ])('nobody where it is %s, and says what is allowed', setting => {
    begin(setting, 'https://pages.example/')
    expect(window.omnidepthServer).toEqual({ root: '', wrong: 'shape' })
    expect(sockets).toEqual([])
    expect(preloads).toEqual([])
  })

  it.each(["'http://depth.example'", "'http://127.0.0.1.evil.example'", "'http://localhost.example'", "'http://10.0.0.1'"])(
    'nobody where it came by https: and is to ask %s',
    setting => {
      begin(setting, 'https://pages.example/')
      expect(window.omnidepthServer).toEqual({ root: '', wrong: 'unsafe' })
      expect(sockets).toEqual([])
      begin(setting, 'http://pages.example/')
      expect(window.omnidepthServer?.wrong).toBeUndefined()
      expect(sockets.length).toBe(1)
    }
  )

  it('nobody in the documents, which know the server all the same', () => {
    begin("'https://depth.example'", 'https://pages.example/docs.html', FakeSocket, 'stream')
    expect(window.omnidepthServer).toEqual({ root: 'https://depth.example', wrong: undefined })
    expect(sockets).toEqual([])
    expect(preloads).toEqual([])
  })
})

it('keeps its looks where the browser forbids the socket', () => {
  delete document.documentElement.dataset.theme
  begin(
    "'http://127.0.0.1:8080'",
    'https://pages.example/?theme=light',
    class {
      constructor() {
        throw new DOMException('insecure', 'SecurityError')
      }
    }
  )
  expect(window.omnidepthSocket).toBeUndefined()
  expect(document.documentElement.dataset.theme).toBe('light')
})

it('has words for a wrong setting, which name it and what is allowed', () => {
  expect(wrongSetting('depth.example', 'shape')).toBe(
    'settings.js: "depth.example" is not allowed as the address of this page\'s API; ' +
      "allowed is an origin, as https://depth.example, optionally with a path, or '' for the page's own origin."
  )
  expect(wrongSetting('http://depth.example', 'unsafe')).toContain('"http://depth.example"')
  expect(wrongSetting('http://depth.example', 'unsafe')).toContain('begins with https://')
})
