import { use } from 'react'
import { type JobsWords } from './en/jobs'
import { createWords } from './load'
import { useLocale } from './locale'

/** Of the pages that list jobs: loaded with the first of them. */
export const jobsWords = createWords<JobsWords>({
  en: async () => (await import('./en/jobs')).jobs,
  'zh-CN': async () => (await import('./zh-CN/jobs')).jobs,
})

/** The words of lists of jobs: suspends until they are loaded. */
export function useJobsWords(): JobsWords {
  const { lang } = useLocale()
  return use(jobsWords.load(lang))
}
