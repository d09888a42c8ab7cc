import { use } from 'react'
import { type FindWords } from './en/find'
import { findWords } from './load'
import { useLocale } from './locale'

/** The words of the look-up and of the start page: suspends until they are loaded. */
export function useFindWords(): FindWords {
  const { lang } = useLocale()
  return use(findWords.load(lang))
}
