import { use } from 'react'
import { type InsightWords } from './en/insight'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of insight: loaded after the first paint of a run. */
const insightWords = createWords<InsightWords>({
  en: async () => (await import('./en/insight')).insight,
  'zh-CN': async () => (await import('./zh-CN/insight')).insight,
})

/** The words of insight: suspends until they are loaded. */
export function useInsightWords(): InsightWords {
  const { lang } = useLocale()
  return use(insightWords.load(lang))
}
