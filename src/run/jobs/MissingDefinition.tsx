import { FileWarning, KeyRound } from 'lucide-react'
import { type NoDefinition } from '../../contract/job'
import { type NoDefinitionWords } from '../../i18n/en/no-definition'
import { Icon } from '../../ui/Icon'

interface MissingDefinitionProps {
  reason: NoDefinition
  words: NoDefinitionWords
}

/** Stands where a value of a job would come if its definition could be read. */
export function MissingDefinition({ reason, words }: MissingDefinitionProps) {
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom text-t2" data-tip={words[`${reason}Tip`]}>
      <Icon icon={reason === 'forbidden' ? KeyRound : FileWarning} size={12} />
      {words[reason]}
    </span>
  )
}
