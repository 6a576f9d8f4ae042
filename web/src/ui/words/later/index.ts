import { language } from '../../language'
import { en, type LaterWords } from './en'

async function translated(): Promise<LaterWords> {
  switch (language) {
    case 'zh':
      return (await import('./zh')).zh
    case 'long':
      return (await import('../long')).longer(en)
    default:
      return en
  }
}

/** The texts of all that comes after the first picture, in the language of the visit. */
export const later: LaterWords = language === 'en' ? en : await translated()
