import { type InsightWords } from './en/insight'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of insight: loaded after the first paint of a run. */
export const useInsightWords = createUseWords(
  createWords<InsightWords>({
    en: async () => (await import('./en/insight')).insight,
    'zh-CN': async () => (await import('./zh-CN/insight')).insight,
  }),
)
