import { use } from 'react'
import { type InsightWords } from './en/insight'
import { insightWords } from './load'
import { useLocale } from './locale'

/** The words of insight: suspends until they are loaded. */
export function useInsightWords(): InsightWords {
  const { lang } = useLocale()
  return use(insightWords.load(lang))
}
