import { ChevronDown, Layers } from 'lucide-react'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { lazyWithRetry } from '../shell/updates/lazy'
import { Section } from '../shell/updates/Section'
import { Icon } from '../ui/Icon'
import { Popover } from '../ui/Popover'

const WorkspaceChoices = lazyWithRetry(async () => (await import('./WorkspaceChoices')).WorkspaceChoices)

interface WorkspaceMenuProps {
  /** In the address; may be empty. */
  named: string
  /** The one that the server takes when an address names none. */
  ofServer: string | null
}

/** The workspace of the address, and the way to others. */
export function WorkspaceMenu({ named, ofServer }: WorkspaceMenuProps) {
  const { t } = useLocale()
  const name = named === '' ? (ofServer ?? t.header.defaultWorkspace) : named
  return (
    <div className="flex max-w-52 min-w-0 max-sm:max-w-36 [&>div]:min-w-0">
      <Popover
        label={t.header.workspace}
        className="btn btn-quiet max-w-full text-t1 max-sm:px-1"
        trigger={
          <>
            <Icon icon={Layers} className="max-sm:hidden" />
            <bdi className="min-w-0 truncate">{showInvisible(name)}</bdi>
            <Icon icon={ChevronDown} />
          </>
        }
      >
        <Section fallback={null}>
          <WorkspaceChoices ofServer={ofServer} />
        </Section>
      </Popover>
    </div>
  )
}
