import { Fragment } from 'react'

/** A long name that breaks after `_`. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts have no identity but their place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
