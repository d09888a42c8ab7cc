import { ArrowDownToLine, Download, Ellipsis, WrapText } from 'lucide-react'
import { type ReactNode } from 'react'
import { paths } from '../../../contract/routes'
import { type RunNode } from '../../../contract/run'
import { useLogWords } from '../../../i18n/log-words'
import { withBase } from '../../../lib/base-path'
import { Choice } from '../../../ui/Choice'
import { IconButton } from '../../../ui/Button'
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
  const { node, size, wraps, isAsWritten, isFollowing, onWrap, onAsWritten, onPause, onEnd, children } = props
  const { reference } = useRun()
  const words = useLogWords()
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
      <a
        className="btn btn-icon btn-quiet"
        href={withBase(paths.apiLogFile(reference, node.key))}
        download
        aria-label={download}
        data-tip={download}
      >
        <Icon icon={Download} size={16} />
      </a>
      <Menu
        trigger={<Icon icon={Ellipsis} size={16} />}
        label={words.more}
        align="end"
        className="btn btn-icon btn-quiet"
      >
        <Choice checked={isAsWritten} onChange={() => onAsWritten(!isAsWritten)}>
          {words.asWritten}
        </Choice>
      </Menu>
      {node.logPath !== null && <CopyPathButton logPath={node.logPath} className="btn btn-icon btn-quiet" />}
    </div>
  )
}
