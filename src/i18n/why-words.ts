import { type WhyWords } from './en/why'
import { createWords } from './load'
import { createUseWords } from './locale'

/** Of the panel that says where the time of a run went. */
export const useWhyWords = createUseWords(
  createWords<WhyWords>({
    en: async () => (await import('./en/why')).why,
    'zh-CN': async () => (await import('./zh-CN/why')).why,
  }),
)
