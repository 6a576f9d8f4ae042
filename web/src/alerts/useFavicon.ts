import { onScopeDispose, watch, type Ref } from 'vue'

/** The page's icon with a dot, for tabs whose title is too long to see a count in. */
const DOTTED =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0d1117"/>' +
      '<path d="M3 8h5v7h4v8h3v5H3z" fill="#56B4E9"/><path d="M29 6h-5v9h-4v8h-3v5h12z" fill="#E69F00"/>' +
      '<circle cx="23" cy="9" r="8.5" fill="#fff" stroke="#0d1117" stroke-width="3"/></svg>'
  )

export function useFavicon(unread: Readonly<Ref<number>>): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const usual = link?.getAttribute('href') ?? ''
  const show = (dotted: boolean) => link?.setAttribute('href', dotted ? DOTTED : usual)
  watch(
    () => unread.value > 0,
    dotted => show(dotted)
  )
  onScopeDispose(() => show(false))
}
