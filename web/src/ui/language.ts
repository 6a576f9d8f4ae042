import { languageOf, type Language } from './languages'

const STORED = 'omnidepth-language'

/** The language of the URL, else the reader's choice, else the browser's. It stays for the visit. */
export const language: Language =
  typeof location === 'undefined' ? 'en' : languageOf([new URLSearchParams(location.search).get('lang'), kept(), ...navigator.languages])

/** Keeps the reader's choice and loads the page in it. */
export function speak(next: Language): void {
  try {
    localStorage.setItem(STORED, next)
  } catch {
    // No storage, as in some private windows: the URL alone tells it.
  }
  const url = new URL(location.href)
  url.searchParams.set('lang', next)
  location.assign(url)
}

function kept(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}
