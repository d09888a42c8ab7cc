import { use } from 'react'
import { type PairWords } from './en/pair'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of screens without a keyboard, and of the page that approves them. */
export const pairWords = createWords<PairWords>({
  en: async () => (await import('./en/pair')).pair,
  'zh-CN': async () => (await import('./zh-CN/pair')).pair,
})

/** The words of screens that are paired: suspends until they are loaded. */
export function usePairWords(): PairWords {
  const { lang } = useLocale()
  return use(pairWords.load(lang))
}
