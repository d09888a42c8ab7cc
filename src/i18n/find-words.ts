import { type FindWords } from './en/find'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the look-up and of the start page. */
export const findWords = createWords<FindWords>({
  en: async () => (await import('./en/find')).find,
  'zh-CN': async () => (await import('./zh-CN/find')).find,
})

export const useFindWords = createUseWords(findWords)
