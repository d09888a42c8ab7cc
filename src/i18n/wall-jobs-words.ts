import { use } from 'react'
import { type WallJobsWords } from './en/wall-jobs'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of a wall of several jobs. */
export const wallJobsWords = createWords<WallJobsWords>({
  en: async () => (await import('./en/wall-jobs')).wallJobs,
  'zh-CN': async () => (await import('./zh-CN/wall-jobs')).wallJobs,
})

/** The words of a wall of jobs: suspends until they are loaded. */
export function useWallJobsWords(): WallJobsWords {
  const { lang } = useLocale()
  return use(wallJobsWords.load(lang))
}
