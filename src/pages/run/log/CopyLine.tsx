import { Copy, Link } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { type LineRow } from '../../../model/log/rows'
import { CopyButton } from '../../../ui/CopyButton'

interface CopyLineProps {
  row: LineRow
  buildLink: (row: LineRow) => string
  /** Of each button. */
  className: string
  /** Words stand beside the icons. */
  hasWords?: boolean
}

/** Two buttons: one copies the address of a line, the other its text as it was read. */
export function CopyLine({ row, buildLink, className, hasWords = false }: CopyLineProps) {
  const { t } = useLocale()
  const words = useLogWords()
  const { copied, copyFailed } = t.header
  return (
    <>
      <CopyButton
        icon={Link}
        label={words.copyLink}
        text={() => buildLink(row)}
        done={copied}
        failed={copyFailed}
        className={className}
      >
        {hasWords ? words.link : undefined}
      </CopyButton>
      <CopyButton
        icon={Copy}
        label={words.copyLine}
        text={() => row.line.source}
        done={copied}
        failed={copyFailed}
        className={className}
      >
        {hasWords ? words.copy : undefined}
      </CopyButton>
    </>
  )
}
