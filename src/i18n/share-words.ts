import { type ShareWords } from './en/share'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the menu that shares a run. */
export const shareWords = createWords<ShareWords>({
  en: async () => (await import('./en/share')).share,
  'zh-CN': async () => (await import('./zh-CN/share')).share,
})
export const useShareWords = createUseWords(shareWords)
