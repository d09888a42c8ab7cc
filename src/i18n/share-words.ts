import { use } from 'react'
import { type ShareWords } from './en/share'
import { shareWords } from './load'
import { useLocale } from './locale'

/** The words of the menu that shares a run: suspends until they are loaded. */
export function useShareWords(): ShareWords {
  const { lang } = useLocale()
  return use(shareWords.load(lang))
}
