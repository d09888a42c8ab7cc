import { Link } from 'lucide-react'
import { memo } from 'react'
import { useLocale } from '../i18n/locale'
import { CopyButton } from '../ui/CopyButton'

interface CopyLinkProps {
  /** The address, when the button is pressed. */
  text: () => string
  /** Where the icon stands alone. */
  labelClass?: string
  className?: string
}

/** Copies the address of the view. */
export const CopyLink = memo(function CopyLink({
  text,
  labelClass = 'max-md:sr-only',
  className,
}: CopyLinkProps) {
  const { t } = useLocale()
  const { copyLink, copied, copyFailed } = t.header
  return (
    <CopyButton
      icon={Link}
      label={copyLink}
      text={text}
      done={copied}
      failed={copyFailed}
      className={className}
    >
      <span className={labelClass}>{copyLink}</span>
    </CopyButton>
  )
})
