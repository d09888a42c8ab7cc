import { type LogWords } from './en/log'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the log of a node. */
export const logWords = createWords<LogWords>({
  en: async () => (await import('./en/log')).log,
  'zh-CN': async () => (await import('./zh-CN/log')).log,
})
export const useLogWords = createUseWords(logWords)
