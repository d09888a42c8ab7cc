import { FileWarning, KeyRound } from 'lucide-react'
import { type NoDefinition } from '../../contract/job'
import { useJobsWords } from '../../i18n/jobs-words'
import { Icon } from '../../ui/Icon'

/** Stands where a value of a job would come if its definition could be read. */
export function MissingDefinition({ reason }: { reason: NoDefinition }) {
  const { now: words } = useJobsWords()
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom text-t2" data-tip={words[`${reason}Tip`]}>
      <Icon icon={reason === 'forbidden' ? KeyRound : FileWarning} size={12} />
      {words[reason]}
    </span>
  )
}
