import { use } from 'react'
import { type GraphWords } from './en/graph'
import { graphWords } from './load'
import { useLocale } from './locale'

/** The words of the graph: suspends until they are loaded. */
export function useGraphWords(): GraphWords {
  const { lang } = useLocale()
  return use(graphWords.load(lang))
}
