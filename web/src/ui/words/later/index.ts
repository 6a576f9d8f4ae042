import { language } from '../../language'
import { en, type LaterWords } from './en'
import { longer } from '../long'

/** The texts of all that comes after the first picture, in the language of the visit. */
export const later: LaterWords = language === 'long' ? longer(en) : en
