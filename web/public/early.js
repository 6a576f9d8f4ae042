// What cannot wait for the page's modules. Its connection to the server, which src/stream/useStream.ts takes over:
window.omnidepthSocket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/stream`)

// And its theme, so that no other flashes up: what the URL tells, else what this reader likes, as src/model/view.ts reads them.
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
