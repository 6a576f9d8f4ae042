/** Finds out why the server is not reached: loaded only where it is not. */
import { ask, Refused, root, server } from '../wire/api'

/** A short answer that only Omnidepth gives. */
const PROBE = 'instruments?brief=true&limit=1'

/** A connection to it that this page's Content-Security-Policy has forbidden. */
let forbidden = false
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective !== 'connect-src' || !/^(https?|wss?):/.test(blockedURI)) return
  forbidden ||= new URL(blockedURI).host === new URL(server).host
})

/** Why, as far as a browser lets a page know; undefined where there is no more to say than that it is not. */
export async function whyUnreached(signal: AbortSignal): Promise<string | undefined> {
  const found = await probe(signal)
  if (!forbidden) return found
  const { origin } = new URL(server)
  return `This page's own Content-Security-Policy forbids requests to ${server}: its connect-src must list ${origin} and ${origin.replace(/^http/, 'ws')}.`
}

function isOurs(answer: unknown): boolean {
  return typeof (answer as { readonly demo?: unknown } | undefined)?.demo === 'boolean'
}

async function probe(signal: AbortSignal): Promise<string | undefined> {
  try {
    const found = await ask(PROBE, isOurs, signal)
    return found ? undefined : nothingAt('the answer is not from Omnidepth')
  } catch (failure) {
    if (failure instanceof Refused) return failure.status < 500 && failure.status !== 429 ? nothingAt(failure.message) : undefined
    return root === '' || signal.aborted ? undefined : unread(signal)
  }
}

function nothingAt(why: string): string {
  const where = root === '' ? 'If Omnidepth does not serve this page itself, settings.js must name the server.' : 'settings.js names that address.'
  return `There is no Omnidepth at ${server}: ${why}. ${where}`
}

/** A page may not know why it cannot read an answer, but it may know whether there was one. */
async function unread(signal: AbortSignal): Promise<string | undefined> {
  try {
    await fetch(`${root}/api/v1/${PROBE}`, { mode: 'no-cors', cache: 'no-store', signal })
    return `The server at ${server} does not allow pages of ${location.origin}. Start it with --allow-origin ${location.origin}.`
  } catch {
    const { protocol } = new URL(server)
    return protocol === 'http:' && location.protocol === 'https:'
      ? `${server} cannot be reached. The browser may forbid it, because this page came by https: and the server is at http:.`
      : undefined
  }
}
