/** The page's languages. No speaker has read the translation yet, and the menu says so. */
export const LANGUAGES = { en: 'English', zh: '中文' } as const

/** `long` is English made 40 % longer, to try the room that words have. No menu offers it. */
export type Language = keyof typeof LANGUAGES | 'long'

const ALL: readonly Language[] = [...(Object.keys(LANGUAGES) as Language[]), 'long']

/** The first of the tags that is a language of the page, as `zh` of `zh-Hans-CN`; English where none is. */
export function languageOf(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const found = ALL.find(each => tag?.toLowerCase().split('-')[0] === each)
    if (found !== undefined) return found
  }
  return 'en'
}
