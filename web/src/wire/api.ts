/** Asks the server's HTTP API. */
import type { Check } from './check'

/** The fault of the address in settings.js: its shape, or that a page that came by https: may not ask it. */
export type Wrong = 'shape' | 'unsafe'

declare global {
  interface Window {
    /** As public/settings.js has it. */
    omnidepthApi?: unknown
    /** The outcome of public/early.js: the root of the server's paths, or the fault. */
    omnidepthServer?: { readonly root: string; readonly wrong?: Wrong | undefined }
  }
}

/** The root of the server's paths in the page's own requests; empty for the page's own origin. */
export const root = window.omnidepthServer?.root ?? ''
/** The server's address, for the eyes and for other programs. */
export const server = root || location.origin

/** The server's own words where it refused the view. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string
  ) {
    super(detail)
  }
}

/**
 * The JSON at a path under the API's root, as `venues`, after its check. Throws {@link Refused} with the server's words where the
 * server refuses, and an error with the reason where it cannot be reached or its answer is wrong.
 */
export async function ask<T>(path: string, check: Check<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetched(path, signal)
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return checked(check, body)
  throw refusal(response, body)
}

/** The text at a path, as `history/BTC-USD.csv`, after its check. Throws as {@link ask} does. */
export async function askText<T>(path: string, check: Check<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetched(path, signal)
  if (response.ok) return checked(check, await response.text())
  throw refusal(response, await response.json().catch(() => undefined))
}

async function fetched(path: string, signal: AbortSignal | undefined): Promise<Response> {
  return fetch(`${root}/api/v1/${path}`, signal === undefined ? {} : { signal }).catch((failure: unknown) => {
    if (signal?.aborted === true) throw failure
    throw new Error('the server cannot be reached', { cause: failure })
  })
}

function refusal(response: Response, body: unknown): Refused {
  const detail = (body as { detail?: unknown } | undefined)?.detail
  return new Refused(response.status, typeof detail === 'string' ? detail : `the server answered ${response.status}`)
}

function checked<T>(check: Check<T>, body: unknown): T {
  try {
    return check(body)
  } catch (wrong) {
    throw new Error(`the server's answer is wrong: ${(wrong as Error).message}`, { cause: wrong })
  }
}
