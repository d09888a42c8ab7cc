import { use } from 'react'
import { type FindWords } from './en/find'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the look-up and of the start page. */
const findWords = createWords<FindWords>({
  en: async () => (await import('./en/find')).find,
  'zh-CN': async () => (await import('./zh-CN/find')).find,
})

/** The words of the look-up and of the start page: suspends until they are loaded. */
export function useFindWords(): FindWords {
  const { lang } = useLocale()
  return use(findWords.load(lang))
}
