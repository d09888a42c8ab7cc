const TEXT_FIELD =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]'

/** Whether the keys that an element gets are text, or choose in a list. */
export const isTextField = (element: EventTarget | null): boolean =>
  element instanceof Element && element.closest(TEXT_FIELD) !== null

/** Moves the focus to what has just appeared, unless a user types elsewhere: letters would be lost or act as shortcuts. */
export function focusUnlessTyping(element: HTMLElement | null | undefined): void {
  if (!isTextField(document.activeElement)) element?.focus({ preventScroll: true })
}

/** Shows a modal dialog, which takes the focus, as soon as no user types elsewhere. Returns a function that closes it or gives it up. */
export function showModalUnlessTyping(dialog: HTMLDialogElement): () => void {
  const field = isTextField(document.activeElement) ? document.activeElement : null
  const show = () => dialog.showModal()
  if (field) field.addEventListener('blur', show, { once: true })
  else show()
  return () => {
    field?.removeEventListener('blur', show)
    dialog.close()
  }
}

/**
 * Stops keys that an input method uses, such as Esc that drops what is being composed, before any handler of the page. Safari reports the
 * last of them after the composition, with the code 229.
 */
export function stopCompositionKey(event: KeyboardEvent): void {
  // oxlint-disable-next-line typescript/no-deprecated -- no other property has the 229
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation()
}
