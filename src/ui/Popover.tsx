import { Popup, type PopupProps } from './Popup'

/** A button that opens a panel of fields or a form. Escape, a press elsewhere and leaving it by Tab close it. */
export function Popover(
  props: PopupProps & {
    /** Closes when an element that this accepts is clicked. */
    closesOn?: (target: Element) => boolean
  },
) {
  return (
    <Popup
      trigger={props.trigger}
      label={props.label}
      className={props.className}
      align={props.align}
      role="dialog"
      closesOn={props.closesOn}
      onOpen={(panel) => panel.focus()}
    >
      {props.children}
    </Popup>
  )
}
