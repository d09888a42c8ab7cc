import { use } from 'react'
import { type CompareWords } from './en/compare'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of a run compared with another one. */
const compareWords = createWords<CompareWords>({
  en: async () => (await import('./en/compare')).compare,
  'zh-CN': async () => (await import('./zh-CN/compare')).compare,
})

/** The words of a comparison: suspends until they are loaded. */
export function useCompareWords(): CompareWords {
  const { lang } = useLocale()
  return use(compareWords.load(lang))
}
