import { type PairWords } from './en/pair'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of screens without a keyboard, and of the page that approves them. */
export const pairWords = createWords<PairWords>({
  en: async () => (await import('./en/pair')).pair,
  'zh-CN': async () => (await import('./zh-CN/pair')).pair,
})
export const usePairWords = createUseWords(pairWords)
