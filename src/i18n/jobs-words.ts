import { use } from 'react'
import { type JobsWords } from './en/jobs'
import { jobsWords } from './load'
import { useLocale } from './locale'

/** The words of lists of jobs: suspends until they are loaded. */
export function useJobsWords(): JobsWords {
  const { lang } = useLocale()
  return use(jobsWords.load(lang))
}
