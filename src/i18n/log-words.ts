import { use } from 'react'
import { type LogWords } from './en/log'
import { logWords } from './load'
import { useLocale } from './locale'

/** The words of logs: suspends until they are loaded. */
export function useLogWords(): LogWords {
  const { lang } = useLocale()
  return use(logWords.load(lang))
}
