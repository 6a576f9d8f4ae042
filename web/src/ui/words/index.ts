/**
 * Every text that a reader sees, in the language of the visit. Texts stand in `en.ts` here where the first picture needs them, else in
 * `later/en.ts`; a component that comes later imports `../ui/words/later`. A text with values in it is a function. Each translation has
 * the type of the English, so that a missing text fails the build; `words.test.ts` finds a text that nothing uses.
 */
import { language } from '../language'
import { en, type Words } from './en'

async function translated(): Promise<Words> {
  switch (language) {
    case 'zh':
      return (await import('./zh')).zh
    case 'long':
      return (await import('./long')).longer(en)
    default:
      return en
  }
}

export const words: Words = language === 'en' ? en : await translated()
