import { use } from 'react'
import { type WhyWords } from './en/why'
import { whyWords } from './load'
import { useLocale } from './locale'

/** The words of the panel that says where the time went: suspends until they are loaded. */
export function useWhyWords(): WhyWords {
  const { lang } = useLocale()
  return use(whyWords.load(lang))
}
