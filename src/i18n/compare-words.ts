import { use } from 'react'
import { type CompareWords } from './en/compare'
import { compareWords } from './load'
import { useLocale } from './locale'

/** The words of a comparison: suspends until they are loaded. */
export function useCompareWords(): CompareWords {
  const { lang } = useLocale()
  return use(compareWords.load(lang))
}
