import { type CompareWords } from './en/compare'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of a run compared with another one. */
export const useCompareWords = createUseWords(
  createWords<CompareWords>({
    en: async () => (await import('./en/compare')).compare,
    'zh-CN': async () => (await import('./zh-CN/compare')).compare,
  }),
)
