import { use } from 'react'
import { type WhyWords } from './en/why'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the panel that says where the time of a run went. */
const whyWords = createWords<WhyWords>({
  en: async () => (await import('./en/why')).why,
  'zh-CN': async () => (await import('./zh-CN/why')).why,
})

/** The words of the panel that says where the time went: suspends until they are loaded. */
export function useWhyWords(): WhyWords {
  const { lang } = useLocale()
  return use(whyWords.load(lang))
}
