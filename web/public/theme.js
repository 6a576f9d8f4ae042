// Runs before the first paint, so that no other theme flashes up: what the URL tells, else what this reader likes, as src/model/view.ts reads them.
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
