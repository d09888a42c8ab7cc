import { ArrowDownToLine, Copy, Download, Ellipsis, WrapText } from 'lucide-react'
import { type ReactNode } from 'react'
import { paths } from '../../../contract/routes'
import { type RunNode } from '../../../contract/run'
import { useLogWords } from '../../../i18n/log-words'
import { useLocale } from '../../../i18n/locale'
import { withBase } from '../../../lib/base-path'
import { showInvisible } from '../../../lib/text'
import { Action, Choice } from '../../../ui/Choice'
import { IconButton } from '../../../ui/Button'
import { copyText } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { CopyPathButton } from '../CopyPathButton'
import { useRun } from '../run-context'
import { formatSize } from './format-size'

interface LogToolsProps {
  node: RunNode
  size: number
  wraps: boolean
  isAsWritten: boolean
  /** Most is in the menu. */
  isNarrow: boolean
  /** Null for a log that does not grow. */
  isFollowing: boolean | null
  onWrap: () => void
  onAsWritten: (isAsWritten: boolean) => void
  onPause: () => void
  onEnd: () => void
  /** The search. */
  children: ReactNode
}

/** What can be done with a whole log. */
export function LogTools(props: LogToolsProps) {
  const {
    node,
    size,
    wraps,
    isAsWritten,
    isNarrow,
    isFollowing,
    onWrap,
    onAsWritten,
    onPause,
    onEnd,
    children,
  } = props
  const { reference } = useRun()
  const { t } = useLocale()
  const words = useLogWords()
  const { logPath } = node
  const href = withBase(paths.apiLogFile(reference, node.key))
  const download = words.download(formatSize(size))
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-1 border-b border-line px-3 py-1">
      {children}
      <IconButton icon={WrapText} label={words.wrap} pressed={wraps} onClick={onWrap} />
      {isFollowing === null ? (
        <IconButton icon={ArrowDownToLine} label={words.toEnd} onClick={onEnd} />
      ) : (
        <IconButton
          icon={ArrowDownToLine}
          label={words.follow}
          pressed={isFollowing}
          onClick={isFollowing ? onPause : onEnd}
        />
      )}
      {!isNarrow && (
        <a className="btn btn-icon btn-quiet" href={href} download aria-label={download} data-tip={download}>
          <Icon icon={Download} size={16} />
        </a>
      )}
      <Menu
        trigger={<Icon icon={Ellipsis} size={16} />}
        label={words.more}
        align="end"
        className="btn btn-icon btn-quiet"
      >
        <Choice checked={isAsWritten} onChange={() => onAsWritten(!isAsWritten)}>
          {words.asWritten}
        </Choice>
        {isNarrow && (
          <a role="menuitem" tabIndex={-1} className="menu-item" href={href} download>
            <Icon icon={Download} className="text-t2" />
            {download}
          </a>
        )}
        {isNarrow && logPath !== null && (
          <Action icon={Copy} onClick={() => void copyText(showInvisible(logPath)).catch(() => undefined)}>
            {t.panel.copyPath}
          </Action>
        )}
      </Menu>
      {!isNarrow && logPath !== null && (
        <CopyPathButton logPath={logPath} className="btn btn-icon btn-quiet" />
      )}
    </div>
  )
}
