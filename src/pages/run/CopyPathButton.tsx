import { Copy } from 'lucide-react'
import { type ReactNode } from 'react'
import { useLocale } from '../../i18n/locale'
import { showInvisible } from '../../lib/text'
import { CopyButton } from '../../ui/CopyButton'

interface CopyPathButtonProps {
  logPath: string
  className?: string
  children?: ReactNode
}

/** Copies a log path as one line: in a terminal, line ends and controls of a hostile one would act. */
export function CopyPathButton({ logPath, className, children }: CopyPathButtonProps) {
  const { t } = useLocale()
  return (
    <CopyButton
      icon={Copy}
      label={t.panel.copyPath}
      text={() => showInvisible(logPath)}
      done={t.header.copied}
      failed={t.header.copyFailed}
      className={className}
    >
      {children}
    </CopyButton>
  )
}
