import { useJobsWords } from '../../i18n/jobs-words'

/** Stands where a value of a job comes once it has been read. */
export function NotRead() {
  const { now: words } = useJobsWords()
  return (
    <span
      role="img"
      aria-label={words.unread}
      className="inline-block h-2 w-10 rounded-sm bg-line align-middle"
    />
  )
}
