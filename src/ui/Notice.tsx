import { type LucideIcon } from 'lucide-react'
import { type ReactNode } from 'react'
import { Icon } from './Icon'
import { PageHeading } from './PageHeading'

interface NoticeProps {
  icon: LucideIcon
  title: string
  text: string
  /** Codes for a report of the problem. */
  details?: ReactNode
  children?: ReactNode
}

/** The page when there is nothing to show: what happened and what the viewer can do. */
export function Notice({ icon, title, text, details, children }: NoticeProps) {
  return (
    <section className="card mx-auto mt-[8vh] w-full max-w-[560px] p-6 max-sm:mt-0">
      <Icon icon={icon} size={20} className="mb-3 text-t2" />
      <PageHeading className="mb-2 text-20">{title}</PageHeading>
      <p className="text-t2 [overflow-wrap:anywhere]">{text}</p>
      {details}
      {children !== undefined && <div className="mt-5 flex flex-wrap items-end gap-2">{children}</div>}
    </section>
  )
}
