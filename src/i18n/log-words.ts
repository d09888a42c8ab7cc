import { use } from 'react'
import { type LogWords } from './en/log'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the log of a node. */
export const logWords = createWords<LogWords>({
  en: async () => (await import('./en/log')).log,
  'zh-CN': async () => (await import('./zh-CN/log')).log,
})

/** The words of logs: suspends until they are loaded. */
export function useLogWords(): LogWords {
  const { lang } = useLocale()
  return use(logWords.load(lang))
}
