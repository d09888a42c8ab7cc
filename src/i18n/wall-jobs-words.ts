import { use } from 'react'
import { type WallJobsWords } from './en/wall-jobs'
import { wallJobsWords } from './load'
import { useLocale } from './locale'

/** The words of a wall of jobs: suspends until they are loaded. */
export function useWallJobsWords(): WallJobsWords {
  const { lang } = useLocale()
  return use(wallJobsWords.load(lang))
}
