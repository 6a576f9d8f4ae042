// This cannot wait for the page's modules. The address of its server is the page's own origin, or the one in settings.js.
{
  const set = String(window.omnidepthApi ?? '').trim()
  let wrong // src/model/setting.ts has words for it
  try {
    const { protocol, hostname } = new URL(set || location.origin)
    // Browsers take this machine itself for safe, however it is asked.
    const safe = protocol === 'https:' || /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname)
    if (set !== '' && !/^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/i.test(set)) wrong = 'shape'
    else if (location.protocol === 'https:' && !safe) wrong = 'unsafe'
  } catch {
    wrong = 'shape'
  }
  window.omnidepthServer = { root: wrong ? '' : set.replace(/\/+$/, ''), wrong }
}

// Its connection to that server, which src/book/useStream.ts takes over, and what the modules ask first.
if (!window.omnidepthServer.wrong && document.currentScript?.dataset.without !== 'stream') {
  const { root } = window.omnidepthServer
  try {
    window.omnidepthSocket = new WebSocket(`${(root || location.origin).replace(/^http/i, 'ws')}/api/v1/stream`)
  } catch {
    // The browser forbids it. It will forbid the next one, too, and the page says so then.
  }
  for (const path of ['instruments?brief=true&limit=50', 'venues']) {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: `${root}/api/v1/${path}` })
    document.head.append(link)
  }
}

// The theme is set here, too, so that no other flashes up: the one in the URL, else this reader's, as src/model/view.ts reads
// them.
{
  const told = new URLSearchParams(location.search)
  let liked = new URLSearchParams()
  try {
    liked = new URLSearchParams(localStorage.getItem('omnidepth') ?? '')
  } catch {
    // No storage, as in some private windows.
  }
  const word = (name, words) => [told.get(name), liked.get(name)].find(each => words.includes(each)) ?? words[0]
  const theme = word('theme', ['auto', 'dark', 'light'])
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const forced = matchMedia('(forced-colors: active)').matches
  document.documentElement.dataset.theme = theme === 'auto' || forced ? system : theme
  document.documentElement.dataset.palette = word('palette', ['safe', 'greenred', 'redgreen'])
}
